/** First day of this quarter and of the next, as the API takes days. */
export function thisQuarter(now = new Date()) {
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - (now.getMonth() % 3), 1))
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 1))
  return { first: dayOf(first), next: dayOf(next) }
}

const dayOf = date => date.toISOString().slice(0, 10)
