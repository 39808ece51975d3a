import { t } from '../../../../Core/Web/app/messages.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { UserChip } from '../../../../Core/Web/parts/UserChip.jsx'
import { Panel } from '../Panel.jsx'

/** The members who have a role. */
export const Holders = ({ members }) => (
  <Panel title={t('roles.holders')} lead={t('roles.holdersLead')}>{{
    actions: () => <Link class="gx-link" to="/settings/members">{() => t('roles.toMembers')}</Link>,
    default: () => (members.length > 0
      ? <ul class="gx-chips gx-holders">{members.map(member => <li key={member.id}><UserChip user={member}/></li>)}</ul>
      : <p class="gx-muted">{t('roles.nobody')}</p>),
  }}</Panel>
)
Holders.props = ['members']
