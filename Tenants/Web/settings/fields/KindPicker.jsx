import { QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { successorsOf } from './conversion/conversions.js'
import { kindOf, kindTitle, kindWords, offeredKinds } from './kinds.js'

/** What a field holds, to be seen at one glance and explained when chosen. Once a field exists it stays what it is, unless it is converted. */
export const KindPicker = ({ modelValue, isFixed, field }, { emit }) => {
  if (isFixed && field) {
    const isConvertible = successorsOf(field.kind).length > 0
    return (
      <div class="gx-kind-fixed">
        <span class="gx-kind-mark" aria-hidden="true"><QIcon name={kindOf(field).icon} size="18px"/></span>
        <span class="gx-person"><b>{kindWords(field)}</b><small>{t(isConvertible ? 'fields.kindConvertible' : 'fields.kindFixed')} <code>{field.name}</code></small></span>
      </div>
    )
  }
  const option = ({ code, icon }) => (
    <label key={code} class={['gx-kind', code === modelValue && 'gx-on']}>
      <input type="radio" class="gx-visually-hidden" name="kind" value={code} checked={code === modelValue}
        onChange={() => emit('update:modelValue', code)}/>
      <QIcon name={icon} size="18px" aria-hidden="true"/><span>{kindTitle(code)}</span>
    </label>
  )
  return (
    <fieldset class="gx-kinds">
      <legend class="gx-field-label">{t('fields.kindTitle')}</legend>
      {offeredKinds().map(({ group, kinds }) => (
        <div key={group} class="gx-kinds-group">
          <span class="gx-kinds-title" aria-hidden="true">{t(`fields.kindGroup.${group}`)}</span>
          <div class="gx-kinds-grid" role="group" aria-label={t(`fields.kindGroup.${group}`)}>{kinds.map(option)}</div>
        </div>
      ))}
      <p class="gx-field-hint" role="status">{t(`fields.kindHint.${modelValue}`)}</p>
    </fieldset>
  )
}
KindPicker.props = ['modelValue', 'isFixed', 'field']
KindPicker.emits = ['update:modelValue']
