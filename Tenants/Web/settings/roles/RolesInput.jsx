import { t } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { titleOfRole } from './names.js'
import './words.js'

const hints = { limited: 'roles.assignedLimited', owner: 'roles.assignedAnyway', admin: 'roles.assignedAnyway' }

/** The roles that somebody has besides the base role, several of them; says what they mean beside it. */
export const RolesInput = ({ roles, base, modelValue, error, name }, { emit }) => {
  const field = { name, title: t('roles.assigned'), kind: 'choices', choices: roles.map(role => ({ code: role.id, title: titleOfRole(role) })) }
  const hint = base === 'limited' && modelValue.length === 0 ? 'roles.assignedNone' : hints[base] ?? 'roles.assignedHint'
  return (
    <div class="gx-settings-field">
      <FieldInput field={field} modelValue={modelValue} error={error} placeholder={t('roles.choose')} onUpdate:modelValue={ids => emit('update:modelValue', ids ?? [])}/>
      <p class="gx-field-hint">{t(hint)}</p>
    </div>
  )
}
RolesInput.props = ['roles', 'base', 'modelValue', 'error', 'name']
RolesInput.emits = ['update:modelValue']
