import { QIcon } from 'quasar'
import { formatNumber } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'
import { allowed } from '../../../Core/Web/app/session.js'
import { Link } from '../../../Core/Web/parts/Link.jsx'

const nearlyFull = 0.8

/** How many of the plan's seats are taken; points to the plans when they run out. */
export const SeatMeter = ({ used, seats, plan }) => {
  const share = seats === null ? 0 : Math.min(1, used / seats)
  return (
    <section class={['gx-meter', share >= 1 && 'gx-meter-full', share >= nearlyFull && share < 1 && 'gx-meter-near']} aria-label={t('settings.members.seats')}>
      <QIcon name="event_seat" size="20px"/>
      <span class="gx-meter-words">
        <b>{t(seats === null ? 'settings.members.seatsUnlimited' : 'settings.members.seatsUsed', { n: used, used: formatNumber(used), seats: formatNumber(seats) })}</b>
        {plan && <small>{t('settings.members.seatsPlan', { plan })}</small>}
      </span>
      {seats !== null && <span class="gx-meter-bar" aria-hidden="true"><i style={{ width: `${share * 100}%` }}/></span>}
      {share >= nearlyFull && allowed('tenants.plan.change') && <Link to="/settings/plan">{() => t('settings.members.moreSeats')}</Link>}
    </section>
  )
}
SeatMeter.props = ['used', 'seats', 'plan']
