import { t } from '../../../../Core/Web/app/messages.js'
import { shortSums } from './columns.js'

/** What the whole pipeline holds, in one line: open deals, their worth, and what to expect of it. */
export function BoardSums({ stages }) {
  const open = stages.filter(stage => stage.kind === 'open')
  const count = open.reduce((sum, stage) => sum + stage.count, 0)
  const total = shortSums(added(open.flatMap(stage => stage.totals)))
  const weighted = shortSums(added(open.flatMap(stage => stage.weighted_totals)))
  return (
    <p class="gx-board-sums">
      <span>{t('funnel.board.open', { n: count })}</span>
      {total && <span><span class="gx-muted">{t('funnel.board.total')}</span> <strong class="gx-number">{total}</strong></span>}
      {weighted && (
        <span class="gx-board-weighted" title={t('funnel.board.weightedHelp')}>
          <span class="gx-muted">{t('funnel.board.weightedTitle')}</span> <strong class="gx-number">{weighted}</strong>
        </span>
      )}
    </p>
  )
}
BoardSums.props = ['stages']

function added(sums) {
  const byCurrency = new Map()
  for (const { amount, currency } of sums) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + Number(amount))
  return [...byCurrency].map(([currency, amount]) => ({ currency, amount }))
}
