import { formatMoney } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'

/** Sums in several currencies as one short text. */
export const shortSums = sums => sums.filter(sum => Number(sum.amount)).map(sum => formatMoney(sum, { isShort: true })).join(' · ')

const colors = { open: 'blue', won: 'green', lost: 'red' }

/** A stage as a column of the board: its worth in the currency that most of it is in; below, what to expect of it and what else there is. */
export function columnOf(stage) {
  const [main, ...others] = [...stage.totals].filter(sum => Number(sum.amount)).sort((one, other) => other.amount - one.amount)
  const weighted = stage.weighted_totals.find(sum => sum.currency === main?.currency)
  const hints = [
    stage.kind === 'open' ? Number(weighted?.amount) > 0 && t('funnel.board.weighted', { sum: shortSums([weighted]) }) : t('funnel.board.lastMonth'),
    others.length > 0 && t('funnel.board.plus', { sum: shortSums(others) }),
  ]
  return { key: stage.id, title: stage.name, color: colors[stage.kind], count: stage.count, sum: main ? shortSums([main]) : '', hint: hints.filter(Boolean).join(' · ') }
}
