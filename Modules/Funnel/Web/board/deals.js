// A board's deals: read with their stages at once, then page by page, all in the shape of the board's cards.
import { api } from '../../../../Core/Web/app/client.js'
import { includedRecord } from '../../../../Core/Web/app/metadata.js'

const firstCards = 30
const nextCards = 50

/** All pipelines, the default one first. */
export const readPipelines = signal => api.get('/pipelines', { query: { sort: 'position', limit: 100 }, signal }).then(reply => reply.data)

/** The stages of a pipeline with their counts, sums and first cards. */
export const readBoard = (pipeline, owner, { cards = firstCards, signal } = {}) =>
  api.get(`/pipelines/${pipeline}/board`, { query: { owner, limit: cards }, signal })

/** The deals of a stage behind its first ones. The board's answer has no cursor, so the list is read from its start and what is shown is left out. */
export async function readMore(stage, owner, cursor) {
  const isOpen = stage.kind === 'open'
  const terms = [['stage', 'is', stage.id]]
  if (!isOpen) terms.push(['closed_at', 'gte', '-30d'])
  if (owner) terms.push(['owner', 'is', owner])
  const query = { filter: { and: terms }, sort: isOpen ? 'expected_close' : '-closed_at', limit: nextCards, include: 'customer', cursor: cursor === 'list' ? null : cursor }
  const reply = await api.get('/deals', { query })
  const shown = new Set(stage.deals.map(deal => deal.id))
  const items = reply.data.filter(deal => !shown.has(deal.id)).map(deal => cardOf(deal, includedRecord(reply.included, 'customer', deal.customer)))
  return { items, included: {}, cursor: reply.next_cursor ?? null }
}

/** A deal as the board shows it. */
export const cardOf = (deal, customer) => ({ ...deal, customer_name: customer?.name ?? '' })

/** Puts a deal into a stage. Into a closed one it goes by a closure, which knows why. */
export async function moveDeal(deal, from, to, answer) {
  const isClosure = to.kind !== 'open' && from.kind === 'open' && to.isFirstOfKind
  if (isClosure) return closeDeal(deal, { outcome: to.kind, ...answer })
  const changes = { stage: to.id, ...(to.kind === 'lost' && { lost_reason: answer?.reason ?? null, ...(answer?.competitor && { competitor: answer.competitor }) }) }
  return api.patch(`/deals/${deal.id}`, changes, { record: deal })
}

/** Wins or loses a deal: `{ outcome: 'won' | 'lost', reason, competitor }`. */
export const closeDeal = (deal, { outcome, reason, competitor }) =>
  api.post(`/deals/${deal.id}/closure`, { outcome, ...(reason && { reason }), ...(competitor && { competitor }) })

/** Back to the open stage where it stood last. */
export const reopenDeal = deal => api.delete(`/deals/${deal.id}/closure`)

/** Days that a deal has stood in its stage. */
export const daysInStage = (deal, now = Date.now()) => Math.floor((now - new Date(deal.stage_entered_at)) / 86_400_000)
