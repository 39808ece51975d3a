import { QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { kindOf, kindTitle, kindWords, kinds } from './kinds.js'

/** What a field holds, to be seen at one glance. Once a field exists it stays what it is. */
export const KindPicker = ({ modelValue, isFixed, field }, { emit }) => {
  if (isFixed && field) {
    return (
      <div class="gx-kind-fixed">
        <span class="gx-kind-mark" aria-hidden="true"><QIcon name={kindOf(field).icon} size="18px"/></span>
        <span class="gx-person"><b>{kindWords(field)}</b><small>{t('fields.kindFixed')} <code>{field.name}</code></small></span>
      </div>
    )
  }
  return (
    <fieldset class="gx-kinds">
      <legend class="gx-field-label">{t('fields.kindTitle')}</legend>
      <div class="gx-kinds-grid">{kinds.map(({ code, icon }) => (
        <label key={code} class={['gx-kind', code === modelValue && 'gx-on']}>
          <input type="radio" class="gx-visually-hidden" name="kind" value={code} checked={code === modelValue}
            onChange={() => emit('update:modelValue', code)}/>
          <QIcon name={icon} size="18px" aria-hidden="true"/><span>{kindTitle(code)}</span>
        </label>
      ))}</div>
      <p class="gx-field-hint" role="status">{t(`fields.kindHint.${modelValue}`)}</p>
    </fieldset>
  )
}
KindPicker.props = ['modelValue', 'isFixed', 'field']
KindPicker.emits = ['update:modelValue']
