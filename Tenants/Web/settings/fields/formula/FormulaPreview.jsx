import { t, text } from '../../../../../Core/Web/app/messages.js'
import { OperandReference } from '../../../../../Core/Web/filter/OperandReference.jsx'
import { FieldValue } from '../../../../../Core/Web/parts/FieldValue.jsx'
import { resultsFor } from './useFormulaCheck.js'
import './words.js'

/** What a formula comes to for a record of one's choice. */
export const FormulaPreview = ({ check, field, draft, type }) => {
  const kind = resultsFor(check.kind).includes(draft.result_kind) ? draft.result_kind : check.kind ?? 'text'
  const value = () => (check.faults.length > 0 ? null : check.preview)
  return (
    <aside class="gx-field-preview" aria-label={t('fields.preview')}>
      <h3>{t('fields.preview')}</h3>
      <div class="gx-preview-card gx-formula-sample">
        <span class="gx-field-label">{t('formula.sample')}</span>
        <OperandReference field={{ refers_to: type.name, isFixed: true }} label={t('formula.sample')} modelValue={check.sample}
          onUpdate:modelValue={id => { check.sample = id ?? null }}/>
        <p class="gx-field-hint">{t('formula.sampleHint')}</p>
      </div>
      {check.sample && (
        <div class="gx-preview-list" aria-live="polite">
          <span class="gx-preview-column">{text(field.title) || t('fields.untitled')}</span>
          <span class="gx-preview-cell"><FieldValue field={{ ...field, kind, scale: kind === 'integer' ? 0 : field.scale }} value={value()}/></span>
        </div>
      )}
      <p class="gx-field-hint">{t('formula.computed')}</p>
    </aside>
  )
}
FormulaPreview.props = ['check', 'field', 'draft', 'type']
