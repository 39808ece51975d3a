import { QBtn } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { formatDate, relativeTime } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'
import { confirm } from '../../../Core/Web/parts/Confirm.jsx'
import { Panel } from './Panel.jsx'
import { attempt } from './attempt.js'
import { titleOfRole } from './roles/names.js'
import { roleTitle } from './roles.js'

/** Invitations that nobody has accepted yet: sent again or withdrawn. */
export const Invitations = ({ invitations, teams, roles }, { emit }) => {
  const act = (work, done) => attempt(work, done).then(() => emit('change'))
  const remind = one => act(() => api.post(`/invitations/${one.id}/reminder`), t('settings.members.reminded', { email: one.email }))
  async function withdraw(one) {
    const title = t('settings.members.withdrawTitle', { email: one.email })
    const isSure = await confirm({ title, message: t('settings.members.withdrawText'), action: t('settings.members.withdraw'), isDanger: true })
    if (isSure) await act(() => api.delete(`/invitations/${one.id}`), t('settings.members.withdrawn'))
  }
  const hasExpired = one => Date.parse(one.expires_at) <= Date.now()
  const namesOf = one => roles.filter(role => one.roles?.includes(role.id)).map(titleOfRole)
  const details = one => [roleTitle(one.role), ...namesOf(one), teams.find(team => team.id === one.team)?.name, t('settings.members.sent', { when: relativeTime(one.sent_at) })]

  return (
    <Panel flush title={t('settings.members.invited')} lead={t('settings.members.invitedLead')}>{() => (
      <ul class="gx-settings-lines">{invitations.map(one => (
        <li key={one.id} class="gx-invited">
          <span class="gx-person gx-grow"><b>{one.name ? `${one.name} · ${one.email}` : one.email}</b><small>{details(one).filter(Boolean).join(' · ')}</small></span>
          {hasExpired(one)
            ? <span class="gx-state gx-state-bad">{t('settings.members.expired')}</span>
            : <span class="gx-state gx-state-wait">{t('settings.members.until', { day: formatDate(one.expires_at) })}</span>}
          <span class="gx-row-actions">
            <QBtn flat dense no-caps color="primary" label={t('settings.members.remind')} onClick={() => remind(one)}/>
            <QBtn flat dense no-caps label={t('settings.members.withdraw')} onClick={() => withdraw(one)}/>
          </span>
        </li>
      ))}</ul>
    )}</Panel>
  )
}
Invitations.props = ['invitations', 'teams', 'roles']
Invitations.emits = ['change']
