import { computed, defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { t, text } from '../../../Core/Web/app/messages.js'
import { types } from '../../../Core/Web/app/metadata.js'
import { session } from '../../../Core/Web/app/session.js'
import { Panel } from './Panel.jsx'
import { SettingsPage } from './SettingsPage.jsx'
import { roleTitle, roles } from './roles.js'

const actions = ['create', 'update', 'delete', 'bulk', 'export']

/** Types that the business is arranged with rather than done with: members see them, administrators change them. */
const isArrangement = type => type.audience === 'administrators'
const isAdministrator = role => role === 'owner' || role === 'admin'

/** What a role may do with a type beyond looking at it, of what anybody may. */
function rightsOf(role, type) {
  const possible = actions.filter(action => type.actions.includes(action))
  if (isAdministrator(role) || (role === 'member' && !isArrangement(type))) return possible
  return possible.filter(action => action === 'export')
}

/** `/settings/roles`: what the built-in roles may do. */
export default defineComponent({
  name: 'RoleSettings',
  setup() {
    const groups = computed(() => [
      [t('settings.roles.everyday'), types().filter(type => !isArrangement(type))],
      [t('settings.roles.arrangement'), types().filter(isArrangement)],
    ])

    const level = (role, type) => {
      const rights = rightsOf(role, type)
      const isFull = rights.length > 1 && rights.length === actions.filter(action => type.actions.includes(action)).length
      const word = isFull ? t('settings.roles.full') : t(rights.includes('export') ? 'settings.roles.lookAndExport' : 'settings.roles.look')
      return <span class={['gx-level', isFull && 'gx-level-full']}><QIcon name={isFull ? 'check_circle' : 'visibility'} size="17px"/>{word}</span>
    }
    const yes = (isAllowed, role) => (
      <span class={['gx-level', isAllowed && 'gx-level-full']}>
        <QIcon name={isAllowed ? 'check_circle' : 'remove'} size="17px"/>
        <span class="gx-visually-hidden">{t(isAllowed ? 'settings.roles.yes' : 'settings.roles.no')} · {roleTitle(role)}</span>
      </span>
    )
    const head = () => <thead><tr><th scope="col">{t('settings.roles.what')}</th>{roles.map(role => <th key={role} scope="col">{roleTitle(role)}</th>)}</tr></thead>
    const typeRow = type => (
      <tr key={type.name}><th scope="row">{text(type.plural_title)}</th>{roles.map(role => <td key={role} data-label={roleTitle(role)}>{level(role, type)}</td>)}</tr>
    )
    const permissionRow = (name, allowed) => (
      <tr key={name}>
        <th scope="row">{t(`settings.permission.${name.replaceAll('.', '_')}`)}</th>
        {roles.map(role => <td key={role} data-label={roleTitle(role)}>{yes(allowed(role), role)}</td>)}
      </tr>
    )

    return () => (
      <SettingsPage wide title={t('tenants.roles')} lead={t('settings.roles.lead')}>{() => [
        <ul class="gx-role-cards">{roles.map(role => (
          <li key={role}><span class={`gx-role gx-role-${role}`}>{roleTitle(role)}</span><p>{t(`settings.roleMeaning.${role}`)}</p></li>
        ))}</ul>,
        ...groups.value.map(([title, members]) => (
          <Panel key={title} flush title={title}>{() => <table class="gx-settings-table gx-matrix">{head()}<tbody>{members.map(typeRow)}</tbody></table>}</Panel>
        )),
        <Panel flush title={t('settings.roles.administration')}>{() => (
          <table class="gx-settings-table gx-matrix">{head()}<tbody>
            {permissionRow('account', () => true)}
            {session.permissions.map(name => permissionRow(name, isAdministrator))}
            {permissionRow('owners', role => role === 'owner')}
          </tbody></table>
        )}</Panel>,
      ]}</SettingsPage>
    )
  },
})
