import { QBtn, QIcon, QItem, QItemSection, QList, QMenu, QTooltip } from 'quasar'
import { formatTime, relativeTime } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'
import { session } from '../../../Core/Web/app/session.js'
import { UserChip } from '../../../Core/Web/parts/UserChip.jsx'
import { rolesOf } from './roles/directory.js'
import { titleOfRole } from './roles/names.js'
import { covers, roleTitle } from './roles.js'

const columns = ['person', 'role', 'team', 'lastSignIn']

/** Members in rows; on phones each is a card. Those above one's own role are only shown. */
export const MemberTable = ({ members, teams, roles, assignments, isOnlyOwner }, { emit }) => {
  const teamName = id => teams.find(team => team.id === id)?.name ?? ''
  const names = new Map(roles.map(role => [role.id, titleOfRole(role)]))
  const nameOf = id => names.get(id)
  const item = ({ icon }, label, run) => (
    <QItem clickable role="menuitem" class="gx-menu-item" onClick={run}>{() => [
      <QItemSection avatar>{() => <QIcon name={icon} size="18px"/>}</QItemSection>, <QItemSection>{() => label}</QItemSection>,
    ]}</QItem>
  )
  const menu = member => (
    <QBtn flat round dense icon="more_horiz" aria-haspopup="menu" aria-label={t('settings.members.actionsOf', { name: member.name })}>{() => (
      <QMenu autoClose anchor="bottom right" self="top right">{() => <QList dense role="presentation">{() => [
        item({ icon: 'edit' }, t('settings.members.edit'), () => emit('edit', member)),
        member.status === 'active' && !isOnlyOwner(member) && item({ icon: 'person_off' }, t('settings.members.deactivate'), () => emit('deactivate', member)),
        member.status !== 'active' && item({ icon: 'person' }, t('settings.members.reactivate'), () => emit('reactivate', member)),
      ]}</QList>}</QMenu>
    )}</QBtn>
  )
  const signIn = member => (member.last_sign_in_at
    ? <span>{relativeTime(member.last_sign_in_at)}<QTooltip>{() => formatTime(member.last_sign_in_at)}</QTooltip></span>
    : <span class="gx-muted">{t('settings.members.never')}</span>)

  return (
    <table class="gx-settings-table gx-members">
      <thead><tr>
        {columns.map(column => <th key={column} scope="col">{t(`settings.members.${column}`)}</th>)}
        <th><span class="gx-visually-hidden">{t('settings.actions')}</span></th>
      </tr></thead>
      <tbody>{members.map(member => (
        <tr key={member.id}>
          <td class="gx-cell-main">
            <div class="gx-member">
              <UserChip user={member} dense size={34}/>
              <span class="gx-person"><b>{member.name}{member.id === session.user.id && <i>{t('settings.members.you')}</i>}</b><small>{member.email}</small></span>
            </div>
          </td>
          <td data-label={t('settings.members.role')}>
            <span class="gx-member-roles">
              <span class={`gx-role gx-role-${member.role}`}>{roleTitle(member.role)}</span>
              {rolesOf(assignments, member.id).map(id => nameOf(id) && <span key={id} class="gx-role">{nameOf(id)}</span>)}
            </span>
          </td>
          <td data-label={t('settings.members.team')}>{teamName(member.team) || <span class="gx-muted">–</span>}</td>
          <td data-label={t('settings.members.lastSignIn')}>{signIn(member)}</td>
          <td class="gx-cell-actions">{covers(member.role) && menu(member)}</td>
        </tr>
      ))}</tbody>
    </table>
  )
}
MemberTable.props = ['members', 'teams', 'roles', 'assignments', 'isOnlyOwner']
MemberTable.emits = ['edit', 'deactivate', 'reactivate']
