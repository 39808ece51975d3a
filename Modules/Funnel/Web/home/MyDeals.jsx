import { defineComponent, shallowRef } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { daysUntil, formatDate, formatMoney } from '../../../../Core/Web/app/format.js'
import { includedRecord } from '../../../../Core/Web/app/metadata.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { go } from '../../../../Core/Web/app/router.js'
import { can } from '../../../../Core/Web/app/session.js'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { HomeCard } from './HomeCard.jsx'

const shown = 6
const mine = { and: [['owner', 'is', 'me'], ['status', 'is', 'open']] }

/** My open deals, those that should close first at the top. */
export default defineComponent({
  name: 'MyDeals',
  setup() {
    const reply = shallowRef(null)
    const failed = shallowRef(null)
    const query = { filter: mine, sort: 'expected_close', limit: shown, fields: 'name,stage,amount,expected_close,customer', include: 'stage', count: true }
    api.get('/deals', { query }).then(found => { reply.value = found }, error => { failed.value = error })

    const row = deal => (
      <li key={deal.id}>
        <Link class="gx-card-row" to={`/deals/${deal.id}`}>{() => [
          <span class="gx-card-main">
            <span class="gx-ellipsis">{deal.name}</span>
            <small class="gx-muted gx-ellipsis">{includedRecord(reply.value.included, 'stage', deal.stage)?.name}</small>
          </span>,
          <span class="gx-card-side">
            <span class="gx-number">{deal.amount && formatMoney(deal.amount)}</span>
            <small class={['gx-number', deal.expected_close && daysUntil(deal.expected_close) < 0 ? 'gx-late' : 'gx-muted']}>{formatDate(deal.expected_close)}</small>
          </span>,
        ]}</Link>
      </li>
    )
    const empty = () => (
      <EmptyState dense icon="handshake" title={t('funnel.home.mineEmpty')}>{() =>
        can('create', 'deal') && <QBtn flat noCaps color="primary" label={t('funnel.board.newDeal')} onClick={() => go('/deals/new')}/>}
      </EmptyState>
    )
    const all = { to: '/deals', query: { filter: JSON.stringify(mine), sort: 'expected_close' }, label: t('funnel.home.all') }

    return () => (
      <HomeCard title={t('funnel.home.mine')} count={reply.value?.estimated_total} link={all} isLoading={!reply.value && !failed.value} error={failed.value}>{() =>
        reply.value?.data.length ? <ul class="gx-card-list">{reply.value.data.map(row)}</ul> : empty()}
      </HomeCard>
    )
  },
})
