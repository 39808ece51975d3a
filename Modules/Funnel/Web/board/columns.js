import { formatMoney } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'

/** Sums in several currencies as one short text. */
export const shortSums = sums => sums.filter(sum => Number(sum.amount)).map(sum => formatMoney(sum, { isShort: true })).join(' · ')

const colors = { open: 'blue', won: 'green', lost: 'red' }

/** A stage as a column of the board. Closed stages show what was closed lately, open ones what it is worth by probability. */
export function columnOf(stage) {
  const sum = shortSums(stage.totals)
  const weighted = shortSums(stage.weighted_totals)
  return {
    key: stage.id, title: stage.name, color: colors[stage.kind], count: stage.count, sum,
    hint: stage.kind === 'open' ? weighted && t('funnel.board.weighted', { sum: weighted }) : t('funnel.board.lastMonth'),
  }
}
