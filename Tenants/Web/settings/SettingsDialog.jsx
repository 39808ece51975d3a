import { defineComponent, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { t } from '../../../Core/Web/app/messages.js'
import { useModal } from '../../../Core/Web/parts/modal.js'
import { FormProblem } from '../form/FormProblem.jsx'

/** A small form over the page. Its parent shows it by making it and takes it away at `close`. */
export const SettingsDialog = defineComponent({
  name: 'SettingsDialog',
  props: { title: { type: String, required: true }, lead: { type: String, default: '' }, action: { type: String, default: '' }, form: { type: Object, required: true } },
  emits: ['close'],
  setup(props, { slots, emit }) {
    const id = useId()
    useModal()
    const body = () => (
      <form class="gx-settings-dialog-form" noValidate onSubmit={event => { event.preventDefault(); props.form.submit() }}>
        <h2 id={id}>{props.title}</h2>
        {props.lead && <p class="gx-dialog__text">{props.lead}</p>}
        <FormProblem state={props.form.state}/>
        {slots.default()}
        <div class="gx-dialog__actions">
          <QBtn flat no-caps label={t('tenants.form.cancel')} onClick={() => emit('close')}/>
          <QBtn type="submit" unelevated no-caps color="primary" label={props.action || t('tenants.form.save')} loading={props.form.state.isBusy}/>
        </div>
      </form>
    )
    return () => (
      <QDialog modelValue aria-labelledby={id} onUpdate:modelValue={() => emit('close')}>{() => <QCard class="gx-dialog gx-settings-dialog">{body}</QCard>}</QDialog>
    )
  },
})
