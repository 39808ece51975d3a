import { t } from '../../../../Core/Web/app/messages.js'
import { PickButton } from './PickButton.jsx'
import { followsRest, scopeOf } from './grants.js'
import { scopeOptions } from './options.js'
import { scopeWord, titleOfType } from './sentence.js'

/** How far one action reaches with one type; nothing to choose where there is no such action, or no way to refuse it. */
export const ScopePick = ({ type, action, grants, saved, error }, { emit, attrs }) => {
  const options = scopeOptions(type, action)
  if (options.length === 0) return <span class="gx-muted" aria-hidden="true">·</span>
  if (options.length === 1) return <span class="gx-muted">{options[0].short}</span>
  const scope = scopeOf(grants, type, action)
  const names = { type: titleOfType(type), action: t(`roles.action.${action}`) }
  return (
    <PickButton
      {...attrs} name={t('roles.cellOption', names)} label={t('roles.cell', { ...names, scope: scopeWord(action, scope) })} options={options} modelValue={scope}
      isChanged={scope !== scopeOf(saved, type, action)} isFaint={followsRest(grants, type)} error={error} onUpdate:modelValue={next => emit('pick', next)}
    />
  )
}
ScopePick.props = ['type', 'action', 'grants', 'saved', 'error']
ScopePick.emits = ['pick']
ScopePick.inheritAttrs = false
