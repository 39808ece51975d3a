import { defineComponent, reactive, watch } from 'vue'
import { QIcon } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import '../../../../Core/Web/home/home.css'
import { currentScope } from '../../../../Core/Web/home/scope.js'
import { all, dueToday, newThisMonth, overdue, queryOf } from './filters.js'

const numbers = [
  { name: 'customers', icon: 'apartment', filter: all },
  { name: 'today', icon: 'today', filter: dueToday },
  { name: 'overdue', icon: 'event_busy', filter: overdue, isLate: true },
  { name: 'newThisMonth', icon: 'person_add', filter: newThisMonth },
]

/** Customers in four numbers; each leads to the list it counts. */
export default defineComponent({
  name: 'CustomerNumbers',
  setup() {
    const counts = reactive({})
    watch(currentScope, scope => numbers.forEach(async ({ name, filter }) => {
      const page = await api.get('/customers', { query: { filter: filter(), fields: 'id', limit: 1, count: true } }).catch(() => null)
      if (scope === currentScope()) counts[name] = page?.estimated_total ?? null
    }), { immediate: true })

    const number = ({ name, icon, filter, isLate }) => (
      <Link key={name} class={['gx-card gx-number-card', isLate && counts[name] > 0 && 'gx-number-late']} to="/customers" query={queryOf(filter())}>{() => [
        <span class="gx-number-title"><QIcon name={icon} size="16px"/>{t(`customers.home.${name}`)}</span>,
        <span class="gx-number-value">{counts[name] === undefined ? ' ' : counts[name] === null ? '–' : formatNumber(counts[name])}</span>,
      ]}</Link>
    )

    return () => <nav class="gx-numbers" aria-label={t('customers.home.numbers')}>{numbers.map(number)}</nav>
  },
})
