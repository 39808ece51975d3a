import { defineComponent, reactive, watch } from 'vue'
import { QIcon } from 'quasar'
import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import '../../../../Core/Web/home/home.css'
import { currentScope } from '../../../../Core/Web/home/scope.js'
import { countOf, readLifecycles } from './counts.js'
import { all, dueToday, newThisMonth, overdue, queryOf } from './filters.js'

const numbers = [
  { name: 'customers', icon: 'apartment', filter: all, read: async () => (await readLifecycles()).total.count },
  { name: 'today', icon: 'today', filter: dueToday },
  { name: 'overdue', icon: 'event_busy', filter: overdue, isLate: true },
  { name: 'newThisMonth', icon: 'person_add', filter: newThisMonth },
]

/** Customers in four numbers; each leads to the list it counts. */
export default defineComponent({
  name: 'CustomerNumbers',
  setup() {
    const counts = reactive({})
    watch(currentScope, scope => numbers.forEach(async ({ name, filter, read = () => countOf(filter()) }) => {
      const count = await read().catch(() => null)
      if (scope === currentScope()) counts[name] = count
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
