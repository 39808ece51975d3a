import { computed, ref } from 'vue'
import { QBtn, QCard, QDialog, QLinearProgress, QSelect } from 'quasar'
import { t, text } from '../app/messages.js'
import { formatNumber } from '../app/format.js'
import { notify } from '../app/notify.js'
import { FieldInput } from '../parts/FieldInput.jsx'
import { check, isBlank } from '../parts/fields/check.js'
import { changeAll } from './bulk.js'
import { inSentence } from './words.js'

/** Sets one field of all chosen records: which field, which value, then what became of each. */
export const BulkEditDialog = {
  props: { type: Object, chosen: Array },
  emits: ['done', 'close'],
  setup(props, { emit }) {
    const isOpen = ref(true)
    const name = ref(null)
    const value = ref(null)
    const error = ref('')
    const isBusy = ref(false)
    const typed = ref('')
    const fields = computed(() => props.type.fields.filter(field => !field.read_only && !field.unique && field.kind !== 'secret' && field.name !== props.type.label_field))
    const field = computed(() => fields.value.find(field => field.name === name.value))
    const options = computed(() => fields.value.map(field => ({ value: field.name, label: text(field.title) }))
      .filter(option => option.label.toLowerCase().includes(typed.value.toLowerCase())))

    async function apply() {
      error.value = check(field.value, value.value)
      if (error.value) return
      isBusy.value = true
      try {
        const outcomes = await changeAll(props.type, props.chosen, { [name.value]: isBlank(field.value, value.value) ? null : value.value })
        isOpen.value = false
        emit('done', outcomes)
      } catch (problem) {
        notify.problem(problem)
      } finally {
        isBusy.value = false
      }
    }
    const choose = next => { name.value = next; value.value = field.value?.kind === 'boolean' ? false : null; error.value = '' }

    return () => <QDialog modelValue={isOpen.value} persistent={isBusy.value} aria-labelledby="gx-bulk-title"
      onUpdate:modelValue={open => { isOpen.value = open }} onHide={() => emit('close')}>{() =>
      <QCard class="gx-dialog gx-dialog--small">{() => [
        <h2 id="gx-bulk-title">{t('list.bulk_edit_title', { n: formatNumber(props.chosen.length), title: inSentence(props.type.plural_title) })}</h2>,
        <div class="gx-form-rows">
          <label class="gx-field-label" for="gx-bulk-field">{t('list.which_field')}</label>
          <QSelect dense outlined optionsDense emitValue mapOptions useInput fillInput hideSelected inputDebounce="0" for="gx-bulk-field"
            modelValue={name.value} options={options.value}
            onFilter={(word, update) => update(() => { typed.value = word })} onUpdate:modelValue={choose}/>
          {field.value ? <FieldInput key={name.value} field={{ ...field.value, required: field.value.required }} modelValue={value.value} error={error.value}
            onUpdate:modelValue={next => { value.value = next; error.value = '' }}/> : null}
          {field.value && !field.value.required && isBlank(field.value, value.value) ? <p class="gx-muted">{t('list.bulk_empties')}</p> : null}
          {isBusy.value ? <QLinearProgress indeterminate aria-label={t('list.saving')}/> : null}
        </div>,
        <div class="gx-dialog__actions">
          <QBtn flat noCaps label={t('list.cancel')} disable={isBusy.value} onClick={() => { isOpen.value = false }}/>
          <QBtn unelevated noCaps color="primary" label={t('list.bulk_apply', { n: formatNumber(props.chosen.length) })}
            disable={!field.value || isBusy.value} onClick={apply}/>
        </div>]}</QCard>}</QDialog>
  },
}
