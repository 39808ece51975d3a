import { defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { daysUntil, formatDate } from '../../../../Core/Web/app/format.js'
import { seenFields } from '../../../../Core/Web/app/metadata.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { HomeCard } from '../../../../Core/Web/home/HomeCard.jsx'
import { inScope } from '../../../../Core/Web/home/scope.js'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { daysInStage } from '../board/deals.js'
import { readStages } from '../deals/stages.js'
import { useReading } from './useReading.js'
import './home.css'

const shown = 6
const fields = 'name,stage,next_step,next_step_on,expected_close,stage_entered_at'

/** Open deals that wait for somebody: a next step is due, the day of closing has passed, or nothing moved for longer than the stage allows. */
export default defineComponent({
  name: 'DealsToMove',
  setup() {
    const reading = useReading(read)

    async function read() {
      const stages = await readStages()
      const filter = waiting(stages)
      const reply = await api.get('/deals', { query: { filter, sort: 'expected_close', limit: shown, fields: seenFields('deal', fields), count: true } })
      return { stages, filter, deals: reply.data, total: reply.estimated_total }
    }

    const reason = deal => {
      if (deal.next_step_on && daysUntil(deal.next_step_on) <= 0) return ['event', [t('funnel.home.due', { day: formatDate(deal.next_step_on) }), deal.next_step].filter(Boolean).join(' · ')]
      if (deal.expected_close && daysUntil(deal.expected_close) < 0) return ['event_busy', t('funnel.home.late', { day: formatDate(deal.expected_close) })]
      return ['hourglass_bottom', t('funnel.home.stale', { n: daysInStage(deal) })]
    }
    const row = deal => {
      const [icon, words] = reason(deal)
      const stage = reading.value.stages.find(one => one.id === deal.stage)
      return (
        <li key={deal.id}>
          <Link class="gx-card-row" to={`/deals/${deal.id}`}>{() => [
            <QIcon name={icon} size="18px" class="gx-card-icon" aria-hidden="true"/>,
            <span class="gx-card-main">
              <span class="gx-card-line">{deal.name}</span>
              <small class="gx-muted gx-card-line">{[stage?.name, words].filter(Boolean).join(' · ')}</small>
            </span>,
          ]}</Link>
        </li>
      )
    }
    const all = ({ filter, total }) => (total > shown ? { to: '/deals', query: { filter: JSON.stringify(filter), sort: 'expected_close' }, label: t('funnel.home.all') } : undefined)

    return () => (
      <HomeCard title={t('funnel.home.move')} count={reading.value?.total} link={reading.value && all(reading.value)} isLoading={reading.isLoading} error={reading.error}>{() =>
        reading.value.deals.length ? <ul class="gx-card-list">{reading.value.deals.map(row)}</ul> : <EmptyState dense icon="check_circle" title={t('funnel.home.moveEmpty')}/>}
      </HomeCard>
    )
  },
})

function waiting(stages) {
  const stale = stages.filter(stage => stage.kind === 'open' && stage.stale_after_days)
    .map(stage => ({ and: [['stage', 'is', stage.id], ['stage_entered_at', 'before', `-${stage.stale_after_days}d`]] }))
  return inScope(['status', 'is', 'open'], { or: [['next_step_on', 'lte', 'today'], ['expected_close', 'lt', 'today'], ...stale] })
}
