import { t } from '../../../Core/Web/app/messages.js'
import { covers, roles, roleTitle } from './roles.js'

/** Picks a role by what it means. Roles above one's own can't be given. */
export const RoleChoice = ({ modelValue, name, disabled, offered = roles }, { emit }) => (
  <fieldset class="gx-role-choice" disabled={disabled}>
    <legend class="gx-field-label">{t('settings.members.role')}</legend>
    {offered.filter(role => covers(role) || role === modelValue).map(role => (
      <label key={role} class={['gx-role-option', role === modelValue && 'gx-on']}>
        <input type="radio" name={name} value={role} checked={role === modelValue} onChange={() => emit('update:modelValue', role)}/>
        <span><b>{roleTitle(role)}</b><small>{t(`settings.roleMeaning.${role}`)}</small></span>
      </label>
    ))}
  </fieldset>
)
RoleChoice.props = ['modelValue', 'name', 'disabled', 'offered']
RoleChoice.emits = ['update:modelValue']
