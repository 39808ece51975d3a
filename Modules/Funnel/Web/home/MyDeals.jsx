import { defineComponent } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { daysUntil, formatDate, formatMoney } from '../../../../Core/Web/app/format.js'
import { includedRecord, seenFields } from '../../../../Core/Web/app/metadata.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { go } from '../../../../Core/Web/app/router.js'
import { can } from '../../../../Core/Web/app/session.js'
import { HomeCard } from '../../../../Core/Web/home/HomeCard.jsx'
import { currentScope, inScope } from '../../../../Core/Web/home/scope.js'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { useReading } from './useReading.js'
import './home.css'

const shown = 6
const isOpen = ['status', 'is', 'open']

/** Open deals, those that should close first at the top. */
export default defineComponent({
  name: 'MyDeals',
  setup() {
    const reading = useReading(() => api.get('/deals', {
      query: { filter: inScope(isOpen), sort: 'expected_close', limit: shown, fields: seenFields('deal', 'name,stage,amount,expected_close'), include: 'stage', count: true },
    }))

    const row = deal => (
      <li key={deal.id}>
        <Link class="gx-card-row" to={`/deals/${deal.id}`}>{() => [
          <span class="gx-card-main">
            <span class="gx-card-line">{deal.name}</span>
            <small class="gx-muted gx-card-line">{includedRecord(reading.value.included, 'stage', deal.stage)?.name}</small>
          </span>,
          <span class="gx-card-side">
            <span class="gx-number">{deal.amount && formatMoney(deal.amount)}</span>
            <small class={['gx-number', deal.expected_close && daysUntil(deal.expected_close) < 0 ? 'gx-late' : 'gx-muted']}>{formatDate(deal.expected_close)}</small>
          </span>,
        ]}</Link>
      </li>
    )
    const empty = () => (
      <EmptyState dense icon="handshake" title={t('funnel.home.openEmpty')}>{() =>
        can('create', 'deal') && <QBtn flat noCaps color="primary" label={t('funnel.board.newDeal')} onClick={() => go('/deals/new')}/>}
      </EmptyState>
    )
    const all = () => ({ to: '/deals', query: { filter: JSON.stringify(inScope(isOpen)), sort: 'expected_close' }, label: t('funnel.home.all') })

    return () => (
      <HomeCard title={t(`funnel.home.open.${currentScope()}`)} count={reading.value?.estimated_total} link={all()} isLoading={reading.isLoading} error={reading.error}>{() =>
        reading.value.data.length ? <ul class="gx-card-list">{reading.value.data.map(row)}</ul> : empty()}
      </HomeCard>
    )
  },
})
