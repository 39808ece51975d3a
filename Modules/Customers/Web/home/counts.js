import { api } from '../../../../Core/Web/app/client.js'
import { all } from './filters.js'

/** How many customers meet a filter. */
export async function countOf(filter) {
  return (await api.get('/customers', { query: { filter, fields: 'id', limit: 1, count: true } })).estimated_total
}

let asked = null

/** Customers in scope by their lifecycle, and all of them: the cards that are drawn at the same time ask once. */
export function readLifecycles() {
  const key = JSON.stringify(all())
  if (asked?.key !== key) {
    const mine = { key, reply: api.get('/customers/summary', { query: { group: 'lifecycle', filter: all() } }) }
    const forget = () => { if (asked === mine) asked = null }
    asked = mine
    mine.reply.then(forget, forget)
  }
  return asked.reply
}
