import { QIcon } from 'quasar'
import { language, t } from '../../../../Core/Web/app/messages.js'
import { RowMenu } from './RowMenu.jsx'
import { ColorPicker } from './ColorPicker.jsx'

/** A choice: its colour, its title, and behind its menu what is done rarely. */
export const ChoiceRow = ({ choice, place, showsBoth, isFirst, isLast, isInvalid }, { emit }) => {
  const name = choice[`title_${language.value}`] || choice.title_en || choice.title_zh || t('fields.choiceNumber', { n: place })
  const press = event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.altKey && step) {
      event.preventDefault()
      emit('move', step)
    }
    if (event.key === 'Enter' && !event.isComposing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      emit('enter')
    }
    if (event.key === 'Backspace' && event.target.value === '' && !choice.record && !isFirst) {
      event.preventDefault()
      emit('remove')
    }
  }
  const input = code => (
    <input
      key={code} class="gx-choice-input" type="text" maxlength="100" value={choice[`title_${code}`]} aria-invalid={isInvalid && isFirst ? 'true' : undefined}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      aria-label={t(showsBoth ? `fields.choiceIn_${code}` : 'fields.choiceNumber', { n: place })}
      placeholder={showsBoth ? t(`fields.in_${code}`) : t('fields.choiceNumber', { n: place })}
      onInput={event => emit('change', { [`title_${code}`]: event.target.value })} onKeydown={press} onPaste={event => emit('paste', event)}
    />
  )
  const actions = [
    !isFirst && { icon: 'arrow_upward', label: t('fields.moveUp'), run: () => emit('move', -1) },
    !isLast && { icon: 'arrow_downward', label: t('fields.moveDown'), run: () => emit('move', 1) },
    choice.record && (choice.retired
      ? { icon: 'visibility', label: t('fields.offer'), run: () => emit('change', { retired: false }) }
      : { icon: 'visibility_off', label: t('fields.retire'), run: () => emit('change', { retired: true }) }),
    { icon: 'delete', label: t('fields.deleteChoice'), run: () => emit('remove') },
  ]
  const other = language.value === 'zh' ? 'en' : 'zh'
  return (
    <li data-key={choice.key} class={['gx-choice-row', choice.retired && 'gx-retired']}>
      <span class="gx-grip" aria-hidden="true"><QIcon name="drag_indicator" size="16px"/></span>
      <ColorPicker modelValue={choice.color} name={name} onUpdate:modelValue={color => emit('change', { color })}/>
      <span class="gx-choice-inputs">{[input(language.value), showsBoth && input(other)]}</span>
      {choice.retired && <span class="gx-state gx-state-wait">{t('fields.retired')}</span>}
      <RowMenu name={name} actions={actions} size="sm"/>
    </li>
  )
}
ChoiceRow.props = ['choice', 'field', 'place', 'showsBoth', 'isFirst', 'isLast', 'isInvalid']
ChoiceRow.emits = ['change', 'enter', 'paste', 'remove', 'move']
