import { SwitchRow } from '../fields/SwitchRow.jsx'
import { setPermission } from './grants.js'
import { permissionsFor, titleOfPermission } from './permissions.js'

/** What a role may do besides working with records. */
export const PermissionList = ({ grants, errorAt }, { emit }) => (
  <ul class="gx-permissions">{permissionsFor(grants).map(id => (
    <li key={id}><SwitchRow
      label={titleOfPermission(id)} modelValue={grants.permissions.includes(id)} hint={errorAt(`permissions.${id}`)}
      onUpdate:modelValue={isGiven => emit('change', setPermission(grants, id, isGiven))}
    /></li>
  ))}{errorAt('permissions') && <li class="gx-bad-words" role="alert">{errorAt('permissions')}</li>}</ul>
)
PermissionList.props = ['grants', 'errorAt']
PermissionList.emits = ['change']
