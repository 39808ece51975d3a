import { defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { daysUntil, formatDate, formatMoney } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { UserChip } from '../../../../Core/Web/parts/UserChip.jsx'
import { labelOfReference } from '../../../../Core/Web/parts/fields/references.js'
import { daysInStage } from './deals.js'

/** What stands on a deal's card below its name: customer, amount, when it should close, who cares for it and whether it has been forgotten. */
export const DealCard = defineComponent({
  name: 'DealCard',
  props: { deal: { type: Object, required: true }, stage: { type: Object, required: true } },
  setup(props) {
    const isOpen = () => props.stage.kind === 'open'
    // Deals are often called after their customer: saying it twice helps nobody.
    const customer = ({ name, customer_name: of }) => (of && !name.includes(of) ? of : '')

    const close = day => {
      const isLate = isOpen() && daysUntil(day) < 0
      const told = t(isLate ? 'funnel.card.overdue' : 'funnel.card.closes', { day: formatDate(day) })
      return (
        <span class={['gx-deal-day', isLate && 'gx-deal-late']} title={told}>
          <QIcon name={isLate ? 'event_busy' : 'event'} size="14px" aria-hidden="true"/>
          <span class="gx-visually-hidden">{told}</span>
          <span aria-hidden="true">{shortDay(day)}</span>
        </span>
      )
    }

    const stale = () => {
      const days = daysInStage(props.deal)
      const limit = props.stage.stale_after_days
      if (!isOpen() || !limit || days <= limit) return null
      return (
        <span class="gx-deal-stale" title={`${t('funnel.card.stale', { n: days })} · ${t('funnel.card.staleHelp', { limit })}`}>
          <QIcon name="hourglass_bottom" size="14px" aria-hidden="true"/>
          <span class="gx-visually-hidden">{t('funnel.card.stale', { n: days })}</span>
          <span aria-hidden="true">{t('funnel.card.days', { n: days })}</span>
        </span>
      )
    }

    const owner = id => {
      const name = labelOfReference('user', id)
      return name && <span class="gx-deal-owner"><UserChip name={name} user={{ id, name }} dense/></span>
    }

    return () => {
      const { deal } = props
      return (
        <div class="gx-deal">
          {customer(deal) && <div class="gx-deal-customer gx-ellipsis">{deal.customer_name}</div>}
          <div class="gx-deal-facts">
            {deal.amount && <strong class="gx-number">{formatMoney(deal.amount)}</strong>}
            {deal.expected_close && close(deal.expected_close)}
            {stale()}
            {deal.owner && owner(deal.owner)}
          </div>
        </div>
      )
    }
  },
})

// 11-25, and the year only where it is another one
function shortDay(day) {
  const [year, month, date] = day.split('-')
  return Number(year) === new Date().getFullYear() ? `${Number(month)}/${Number(date)}` : `${year}/${Number(month)}/${Number(date)}`
}
