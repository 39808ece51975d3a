import { defineComponent, shallowRef, watch } from 'vue'
import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { fieldOf } from '../../../../Core/Web/app/metadata.js'
import { HomeCard } from '../../../../Core/Web/home/HomeCard.jsx'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { currentScope } from '../../../../Core/Web/home/scope.js'
import { readLifecycles } from './counts.js'
import { ofLifecycle, queryOf } from './filters.js'
import './lifecycles.css'

/** How far customers have come, as bars. */
export default defineComponent({
  name: 'Lifecycles',
  setup() {
    const groups = shallowRef(null)
    const failed = shallowRef(null)
    watch(currentScope, () => readLifecycles()
      .then(reply => { groups.value = new Map(reply.data.map(group => [group.key, group.count])) })
      .catch(error => { failed.value = error }), { immediate: true })

    const countOf = code => groups.value.get(code) ?? 0
    const bar = (choice, most) => (
      <li key={choice.code}>
        <Link class="gx-lifecycle" to="/customers" query={queryOf(ofLifecycle(choice.code))}>{() => [
          <span class="gx-ellipsis">{text(choice.title)}</span>,
          <span class="gx-lifecycle-track" aria-hidden="true"><i class={`gx-color-${choice.color ?? 'grey'}`} style={{ width: `${(countOf(choice.code) / most) * 100}%` }}/></span>,
          <span class="gx-tabular">{formatNumber(countOf(choice.code))}</span>,
        ]}</Link>
      </li>
    )
    const bars = () => {
      const { choices } = fieldOf('customer', 'lifecycle')
      const most = Math.max(1, ...choices.map(choice => countOf(choice.code)))
      return <ul class="gx-lifecycles">{choices.map(choice => bar(choice, most))}</ul>
    }

    // an older server has no sums: then there is no card
    return () => failed.value?.status !== 400 && failed.value?.status !== 404 && (
      <HomeCard title={t('customers.home.lifecycles')} isLoading={!groups.value && !failed.value} error={failed.value}>{bars}</HomeCard>
    )
  },
})
