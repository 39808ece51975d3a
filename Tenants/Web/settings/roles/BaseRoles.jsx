import { t } from '../../../../Core/Web/app/messages.js'
import { Panel } from '../Panel.jsx'
import { roleTitle, roles } from '../roles.js'

/** What members are at first: everything, everybody's records, or nothing but what roles say. */
export const BaseRoles = () => (
  <Panel title={t('roles.base')} lead={t('roles.baseLead')}>{() => (
    <ul class="gx-base-roles">{roles.map(role => (
      <li key={role}><span class={`gx-role gx-role-${role}`}>{roleTitle(role)}</span><p>{t(`settings.roleMeaning.${role}`)}</p></li>
    ))}</ul>
  )}</Panel>
)
