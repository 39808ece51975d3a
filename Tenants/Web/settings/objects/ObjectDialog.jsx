import { defineComponent, ref, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { useFormDialog } from '../../../../Core/Web/parts/formDialog.js'
import { FormProblem } from '../../form/FormProblem.jsx'
import { IconPicker } from './IconPicker.jsx'
import { ObjectNames } from './ObjectNames.jsx'
import { ObjectTitles } from './ObjectTitles.jsx'
import { ObjectWords } from './ObjectWords.jsx'
import { useObjectForm } from './useObjectForm.js'
import './words.js'

/** A new object, or changes to one. A title is enough. */
export const ObjectDialog = defineComponent({
  name: 'ObjectDialog',
  props: {
    object: { type: Object, default: null },
    /** The other objects, those in the bin among them. */
    others: { type: Array, required: true },
  },
  emits: ['saved', 'close'],
  setup(props, { emit }) {
    const id = useId()
    const card = ref(null)
    const form = useObjectForm(props, object => emit('saved', object))
    const { object } = props
    const { close, press } = useFormDialog({
      card, form, close: () => emit('close'),
      question: () => ({ title: t('objects.leaveTitle'), message: t('objects.leaveText'), action: t('objects.leave') }),
    })

    const title = () => (object ? t('objects.editTitle', { name: text({ en: object.title_en, zh: object.title_zh }) }) : t('objects.newTitle'))
    const head = () => (
      <div class="gx-dialog-head">
        <h2 id={id}>{title()}</h2>
        <QBtn flat round dense icon="close" aria-label={t('objects.close')} onClick={close}/>
      </div>
    )
    const actions = () => (
      <div class="gx-object-dialog-actions">
        <QBtn flat no-caps label={t('tenants.form.cancel')} onClick={close}/>
        <QBtn type="submit" unelevated no-caps color="primary" label={object ? t('tenants.form.save') : t('objects.create')} loading={form.state.isBusy}/>
      </div>
    )

    return () => (
      <QDialog modelValue persistent noEscDismiss noShake aria-labelledby={id} maximized={window.innerWidth < 600} onShake={close} onHide={() => emit('close')}>{() => (
        <QCard ref={card} class="gx-dialog gx-object-dialog">{() => [
          head(),
          <form noValidate autocomplete="off" onSubmit={event => { event.preventDefault(); form.submit() }} onKeydownCapture={press}>
            <div class="gx-object-dialog-body">
              <FormProblem state={form.state}/>
              <ObjectTitles form={form}/>
              <IconPicker modelValue={form.icon.value} error={form.errors.icon ?? ''} onUpdate:modelValue={icon => form.write('icon', icon)}/>
              <ObjectWords form={form}/>
              <ObjectNames form={form}/>
            </div>
            {actions()}
          </form>,
        ]}</QCard>
      )}</QDialog>
    )
  },
})
