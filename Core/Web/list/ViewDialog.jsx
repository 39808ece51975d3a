import { ref } from 'vue'
import { QBtn, QCard, QCheckbox, QDialog, QInput } from 'quasar'
import { t } from '../app/messages.js'
import { problemText } from '../app/notify.js'

/** Names a view: a new one, or one that gets another name. `save({ name, shared })` writes it; what is wrong is shown beside the name. */
export const ViewDialog = {
  props: { title: String, name: { type: String, default: '' }, canShare: Boolean, save: Function },
  emits: ['close'],
  setup(props, { emit }) {
    const isOpen = ref(true)
    const name = ref(props.name)
    const shared = ref(false)
    const error = ref('')
    const isBusy = ref(false)
    async function submit() {
      if (!name.value.trim()) { error.value = t('list.name_missing'); return }
      isBusy.value = true
      try {
        await props.save({ name: name.value.trim(), ...(props.canShare ? { shared: shared.value } : {}) })
        isOpen.value = false
      } catch (problem) {
        error.value = problemText(problem)
      } finally {
        isBusy.value = false
      }
    }
    return () => <QDialog modelValue={isOpen.value} aria-labelledby="gx-view-title" onUpdate:modelValue={open => { isOpen.value = open }}
      onHide={() => emit('close')}>{() =>
      <QCard class="gx-dialog gx-dialog--small">{() => <form onSubmit={event => { event.preventDefault(); submit() }}>
        <h2 id="gx-view-title">{props.title}</h2>
        <div class="gx-form-rows">
          <label class="gx-field-label" for="gx-view-name">{t('list.view_name')}</label>
          <QInput outlined dense autofocus hideBottomSpace for="gx-view-name" maxlength="80" modelValue={name.value} error={Boolean(error.value)}
            errorMessage={error.value}
            onUpdate:modelValue={value => { name.value = value; error.value = '' }}/>
          {props.canShare ? <QCheckbox dense modelValue={shared.value} label={t('list.share_with_all')}
            onUpdate:modelValue={value => { shared.value = value }}/> : null}
        </div>
        <div class="gx-dialog__actions">
          <QBtn flat noCaps label={t('list.cancel')} onClick={() => { isOpen.value = false }}/>
          <QBtn unelevated noCaps type="submit" color="primary" label={t('list.save')} loading={isBusy.value}/>
        </div>
      </form>}</QCard>}</QDialog>
  },
}
