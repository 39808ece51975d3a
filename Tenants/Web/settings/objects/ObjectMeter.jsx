import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { allowed } from '../../../../Core/Web/app/session.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'

const nearlyFull = 0.8

/** How many of the plan's objects are used; points to the plans when they run out. */
export const ObjectMeter = ({ used, plan }) => {
  if (used === undefined || !plan) return null
  const { limit } = plan
  const share = limit === null ? 0 : limit === 0 ? 1 : Math.min(1, used / limit)
  const words = limit === null ? t('objects.usedUnlimited', { n: used }) : t('objects.used', { n: used, limit: formatNumber(limit) })
  return (
    <div class={['gx-field-meter', share >= 1 && 'gx-meter-full', share >= nearlyFull && share < 1 && 'gx-meter-near']}>
      <span>{words}{share >= nearlyFull && allowed('tenants.plan.change') && [' · ', <Link to="/settings/plan">{() => t('objects.more')}</Link>]}</span>
      {limit !== null && <span class="gx-meter-bar" aria-hidden="true"><i style={{ width: `${share * 100}%` }}/></span>}
    </div>
  )
}
ObjectMeter.props = ['used', 'plan']
