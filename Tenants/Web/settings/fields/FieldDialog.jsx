import { computed, defineComponent, ref, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { inSentence } from '../../../../Core/Web/list/words.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { useFormDialog } from '../../../../Core/Web/parts/formDialog.js'
import { FormProblem } from '../../form/FormProblem.jsx'
import { FieldBasics } from './FieldBasics.jsx'
import { FieldMore } from './FieldMore.jsx'
import { FieldPreview } from './FieldPreview.jsx'
import { FieldRules } from './FieldRules.jsx'
import { FormulaPreview } from './formula/FormulaPreview.jsx'
import { previewOf } from './draft.js'
import { useFieldForm } from './useFieldForm.js'
import './words.js'

/** A new field, or changes to one, beside what people will see of it. A title and a kind are enough. */
export const FieldDialog = defineComponent({
  name: 'FieldDialog',
  props: {
    type: { type: Object, required: true },
    field: { type: Object, default: null },
    kind: { type: String, default: 'text' },
    choices: { type: Array, required: true },
    /** The other fields of the type, those in the bin among them. */
    others: { type: Array, required: true },
  },
  emits: ['saved', 'close'],
  setup(props, { emit }) {
    const id = useId()
    const card = ref(null)
    const form = useFieldForm(props, (field, options) => emit('saved', field, options))
    const preview = computed(() => previewOf(form.values))
    const isNew = !props.field
    const { close, press } = useFormDialog({
      card, form, close: () => emit('close', form.hasSaved()),
      question: () => ({ title: t('fields.leaveTitle'), message: t('fields.leaveText'), action: t('fields.leave') }),
    })

    const head = () => (
      <div class="gx-dialog-head">
        <h2 id={id}>{isNew ? t('fields.newTitle', { type: inSentence(props.type.title) }) : t('fields.editTitle', { name: form.title() })}</h2>
        <QBtn flat round dense icon="close" aria-label={t('fields.close')} onClick={close}/>
      </div>
    )
    const actions = () => (
      <div class="gx-field-dialog-actions">
        <span class="gx-field-dialog-hint">{t('fields.saveHint')}</span>
        <QBtn flat no-caps label={t('tenants.form.cancel')} onClick={close}/>
        {isNew && <QBtn outline no-caps color="primary" class="gx-and-another" disable={form.state.isBusy} label={t('fields.createAnother')}
          onClick={() => form.submit({ isAnother: true })}/>}
        <QBtn type="submit" unelevated no-caps color="primary" label={isNew ? t('fields.create') : t('tenants.form.save')} loading={form.state.isBusy}/>
      </div>
    )

    return () => (
      <QDialog modelValue persistent noEscDismiss noShake aria-labelledby={id} maximized={window.innerWidth < 600} onShake={close}
        onHide={() => emit('close', form.hasSaved())}>{() => (
        <QCard ref={card} class="gx-dialog gx-field-dialog">{() => [
          head(),
          <form noValidate autocomplete="off" onSubmit={event => { event.preventDefault(); form.submit() }} onKeydownCapture={press}>
            <div class="gx-field-dialog-body">
              <div class="gx-field-dialog-form">
                <FormProblem state={form.state}/>
                <FieldBasics form={form} type={props.type} isNew={isNew}/>
                <FieldRules form={form} type={props.type}/>
                <FieldMore form={form} type={props.type} preview={preview.value} isNew={isNew}/>
              </div>
              {form.values.kind === 'formula'
                ? <FormulaPreview check={form.check} field={preview.value} draft={form.values} type={props.type}/>
                : <FieldPreview field={preview.value} draft={form.values} type={props.type}/>}
            </div>
            {actions()}
          </form>,
        ]}</QCard>
      )}</QDialog>
    )
  },
})
