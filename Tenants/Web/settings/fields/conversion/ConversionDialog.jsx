import { defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { t } from '../../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../../Core/Web/parts/FieldInput.jsx'
import { SettingsDialog } from '../../SettingsDialog.jsx'
import { kindOf, kindTitle, kindWords } from '../kinds.js'
import { ConversionPreview } from './ConversionPreview.jsx'
import { dateOrders, questionsFor, successorsOf } from './conversions.js'
import { useConversion } from './useConversion.js'
import '../words.js'

const offsets = Array.from({ length: 27 }, (_, index) => `${index < 12 ? '-' : '+'}${String(Math.abs(index - 12)).padStart(2, '0')}:00`)

/** Makes a field one of another kind: which, what would become of its values, and whether what can't be converted may go. */
export const ConversionDialog = defineComponent({
  name: 'ConversionDialog',
  props: { field: { type: Object, required: true }, title: { type: String, required: true }, type: { type: Object, required: true } },
  emits: ['started', 'close'],
  setup(props, { emit }) {
    const { form, preview } = useConversion(props.field, field => emit('started', field))
    const { values } = form

    const kind = code => (
      <label key={code} class={['gx-kind', code === values.kind && 'gx-on']}>
        <input type="radio" class="gx-visually-hidden" name="conversion-kind" value={code} checked={code === values.kind} onChange={() => form.write('kind', code)}/>
        <QIcon name={kindOf({ kind: code }).icon} size="18px" aria-hidden="true"/><span>{kindTitle(code)}</span>
      </label>
    )
    const choice = (name, codes, title) => ({
      name, kind: 'choice', required: true, comparisons: [], title: t(`fields.conversion.${name}`), choices: codes.map(code => ({ code, title: title(code) })),
    })
    const questions = {
      scale: () => choice('scale', [0, 1, 2, 3, 4, 5, 6], String),
      maximum_length: () => ({ name: 'maximum_length', kind: 'integer', required: true, comparisons: [], title: t('fields.maximumLength'), minimum: 1, maximum: 1000 }),
      date_format: () => choice('date_format', dateOrders, code => t(`fields.conversion.order.${code}`)),
      utc_offset: () => choice('utc_offset', [...new Set([...offsets, values.utc_offset])], code => `UTC${code}`),
    }
    const asked = () => questionsFor(props.field.kind, values.kind)
    const kinds = () => (
      <fieldset class="gx-kinds" aria-describedby={form.errors.kind ? 'gx-conversion-kind' : undefined}>
        <legend class="gx-field-label">{t('fields.conversion.to')}</legend>
        <div class="gx-kinds-grid">{successorsOf(props.field.kind).map(kind)}</div>
        {form.errors.kind && <div class="gx-field-error" id="gx-conversion-kind" role="alert">{form.errors.kind}</div>}
      </fieldset>
    )
    const lossy = () => (
      <div class="gx-conversion-lossy">
        <label><input type="checkbox" class="gx-check" checked={values.lossy} aria-invalid={form.errors.lossy ? 'true' : undefined}
          onChange={event => form.write('lossy', event.target.checked)}/><span>{t('fields.conversion.lossy', { n: preview.answer.failing })}</span></label>
        {form.errors.lossy && <div class="gx-field-error" role="alert">{form.errors.lossy}</div>}
      </div>
    )

    return () => (
      <SettingsDialog title={t('fields.conversion.title', { name: props.title })} lead={t('fields.conversion.lead', { kind: kindWords(props.field) })}
        action={t('fields.conversion.action')} form={form} onClose={() => emit('close')}>{() => [
          kinds(),
          asked().length > 0 && <div class="gx-kind-settings">{asked().map(name => <FieldInput key={name} {...form.bind(name)} field={questions[name]()}/>)}</div>,
          values.kind && <ConversionPreview preview={preview} type={props.type}/>,
          preview.answer?.failing > 0 && lossy(),
        ]}</SettingsDialog>
    )
  },
})
