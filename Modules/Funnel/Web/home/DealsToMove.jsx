import { defineComponent, shallowRef } from 'vue'
import { QIcon } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { daysUntil, formatDate } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { daysInStage } from '../board/deals.js'
import { readStages } from '../deals/stages.js'
import { HomeCard } from './HomeCard.jsx'

const shown = 6

/** My open deals that wait for me: a next step is due, the day of closing has passed, or nothing moved for longer than the stage allows. */
export default defineComponent({
  name: 'DealsToMove',
  setup() {
    const deals = shallowRef(null)
    const total = shallowRef(0)
    const failed = shallowRef(null)
    const filter = shallowRef(null)
    let stages = []

    async function read() {
      stages = await readStages()
      const stale = stages.filter(stage => stage.kind === 'open' && stage.stale_after_days)
        .map(stage => ({ and: [['stage', 'is', stage.id], ['stage_entered_at', 'before', `-${stage.stale_after_days}d`]] }))
      const waits = { or: [['next_step_on', 'lte', 'today'], ['expected_close', 'lt', 'today'], ...stale] }
      filter.value = { and: [['owner', 'is', 'me'], ['status', 'is', 'open'], waits] }
      const query = { filter: filter.value, sort: 'expected_close', limit: shown, fields: 'name,stage,next_step,next_step_on,expected_close,stage_entered_at', count: true }
      const reply = await api.get('/deals', { query })
      total.value = reply.estimated_total
      deals.value = reply.data
    }
    read().catch(error => { failed.value = error })

    const reason = deal => {
      if (deal.next_step_on && daysUntil(deal.next_step_on) <= 0) return ['event', [t('funnel.home.due', { day: formatDate(deal.next_step_on) }), deal.next_step].filter(Boolean).join(' · ')]
      if (deal.expected_close && daysUntil(deal.expected_close) < 0) return ['event_busy', t('funnel.home.late', { day: formatDate(deal.expected_close) })]
      return ['hourglass_bottom', t('funnel.home.stale', { n: daysInStage(deal) })]
    }
    const row = deal => {
      const [icon, words] = reason(deal)
      return (
        <li key={deal.id}>
          <Link class="gx-card-row" to={`/deals/${deal.id}`}>{() => [
            <QIcon name={icon} size="18px" class="gx-card-icon" aria-hidden="true"/>,
            <span class="gx-card-main">
              <span class="gx-ellipsis">{deal.name}</span>
              <small class="gx-muted gx-ellipsis">{[stages.find(stage => stage.id === deal.stage)?.name, words].filter(Boolean).join(' · ')}</small>
            </span>,
          ]}</Link>
        </li>
      )
    }
    const all = () => (total.value > shown ? { to: '/deals', query: { filter: JSON.stringify(filter.value), sort: 'expected_close' }, label: t('funnel.home.allToMove') } : undefined)

    return () => (
      <HomeCard title={t('funnel.home.move')} count={total.value} link={all()} isLoading={!deals.value && !failed.value} error={failed.value}>{() =>
        deals.value.length ? <ul class="gx-card-list">{deals.value.map(row)}</ul> : <EmptyState dense icon="check_circle" title={t('funnel.home.moveEmpty')}/>}
      </HomeCard>
    )
  },
})
