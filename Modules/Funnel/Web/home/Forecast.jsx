import { computed, defineComponent } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { formatMoney } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { HomeCard } from '../../../../Core/Web/home/HomeCard.jsx'
import { inScope } from '../../../../Core/Web/home/scope.js'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { readStages } from '../deals/stages.js'
import { thisQuarter } from './quarter.js'
import { useReading } from './useReading.js'
import './home.css'

/** What this quarter has brought and may still bring: deals won, and open ones weighted by the probability of their stage. */
export default defineComponent({
  name: 'Forecast',
  setup() {
    const { first, next } = thisQuarter()
    const summary = (...conditions) => api.get('/deals/summary', { query: { group: 'stage', sum: 'amount', filter: inScope(...conditions) } }).then(reply => reply.data)
    async function read() {
      const [stages, won, open] = await Promise.all([
        readStages(),
        summary(['status', 'is', 'won'], ['closed_at', 'gte', first], ['closed_at', 'lt', next]),
        summary(['status', 'is', 'open'], ['expected_close', 'gte', first], ['expected_close', 'lt', next]),
      ])
      const probability = new Map(stages.map(stage => [stage.id, stage.probability / 100]))
      return { won: added(won), best: added([...won, ...open]), expected: added(open, group => probability.get(group.key) ?? 0) }
    }
    const reading = useReading(read)

    // One bar needs one currency: the one with the most in it.
    const currency = computed(() => [...reading.value.best].sort(([, one], [, other]) => other - one)[0]?.[0])
    const of = name => reading.value[name].get(currency.value) ?? 0
    const money = amount => formatMoney({ amount: Math.round(amount), currency: currency.value }, { isShort: true })
    const others = name => [...reading.value[name]].filter(([code]) => code !== currency.value).map(([code, amount]) => formatMoney({ amount: Math.round(amount), currency: code }, { isShort: true })).join(' · ')

    const number = (name, title, help) => (
      <div class={`gx-forecast-number gx-forecast-${name}`} title={help}>
        <dt>{title}</dt>
        <dd class="gx-number">{money(of(name))}</dd>
        {others(name) && <dd class="gx-muted gx-number gx-forecast-other">{others(name)}</dd>}
      </div>
    )
    const bar = () => {
      const whole = Math.max(of('best'), 1)
      return (
        <div class="gx-forecast-bar" aria-hidden="true">
          <i class="gx-forecast-won" style={{ width: `${100 * of('won') / whole}%` }}/>
          <i class="gx-forecast-expected" style={{ width: `${100 * of('expected') / whole}%` }}/>
        </div>
      )
    }
    const body = () => {
      if (!currency.value) return <EmptyState dense icon="insights" title={t('funnel.home.forecastEmpty')}/>
      return [
        <dl class="gx-forecast">
          {number('won', t('funnel.home.won'))}
          {number('expected', t('funnel.home.expected'), t('funnel.home.expectedHelp'))}
          {number('best', t('funnel.home.best'))}
        </dl>,
        bar(),
      ]
    }

    return () => <HomeCard title={t('funnel.home.forecast')} isLoading={reading.isLoading} error={reading.error}>{body}</HomeCard>
  },
})

/** Groups of a summary as currency → amount, each group by its weight. */
function added(groups, weight = () => 1) {
  const sums = new Map()
  for (const group of groups) {
    for (const { amount, currency } of group.sums.amount ?? []) sums.set(currency, (sums.get(currency) ?? 0) + Number(amount) * weight(group))
  }
  return sums
}
