import { shallowReactive } from 'vue'
import { addressOf, api } from '../app/client.js'

/** Rows are fetched and thrown away by pages of this size. */
export const pageSize = 100
/** How many pages on each side of the visible ones stay in memory: flat, however long the list is. */
const spare = 2
/** How far beyond what is known the scrollbar reaches: a jump into the unknown costs a request for each page on the way. */
const horizon = 20 * pageSize
/** Proxies and logs cut longer addresses; the same question goes as a body then. */
export const longestAddress = 1800

// One object for all rows that wait, so that they are drawn once only.
const nothing = {}

/**
 * A list of any length as a window over cursors. `ensure(first, last)` says which rows are in sight; their pages come, far ones go, and the cursors of all pages
 * met so far are kept, so that scrolling back fetches a page again without walking to it.
 */
export function createRows() {
  const state = shallowReactive({ pages: new Map(), hasAnswer: false, known: 0, isEnd: false, total: null, isExact: true, error: null, isLoading: false, revision: 0 })
  let request = null
  let cursors = [null]
  let wanted = [0, 0]
  let abort = null
  let pump = null

  /** Begins anew with another question; the rows of the one before stay in sight until the first answer. */
  function start(next) {
    abort?.abort()
    abort = new AbortController()
    request = next
    cursors = [null]
    pump = null
    Object.assign(state, { error: null, isEnd: false, isLoading: true })
    return run(true)
  }

  /** Goes on after `stop`; what is in sight is fetched again, as it may have changed meanwhile. */
  async function resume() {
    abort = new AbortController()
    pump = null
    const mine = abort
    try {
      for (const index of [...state.pages.keys()].filter(index => index >= wanted[0] && index <= wanted[1])) await load(index, mine, false)
    } catch {
      // What is there may still be read; the next page to fetch tells of a problem that lasts.
    }
  }

  function ensure(first, last) {
    wanted = [Math.floor(Math.max(0, first) / pageSize), Math.floor(Math.max(0, last) / pageSize)]
    if (request && abort && !state.error) run(false)
  }

  function retry() {
    state.error = null
    return state.hasAnswer ? run(false) : start(request)
  }

  function run(isFresh) {
    const mine = abort
    pump ??= work(mine, isFresh).finally(() => { if (mine === abort) pump = null })
    return pump
  }

  async function work(mine, isFresh) {
    try {
      if (isFresh) await load(0, mine, true)
      for (let index = missing(); index !== null && mine === abort; index = missing()) await load(index, mine, false)
    } catch (error) {
      if (mine === abort && error.name !== 'AbortError') Object.assign(state, { error, isLoading: false })
    }
  }

  /** The next page to fetch: a wanted one whose cursor is known, otherwise the next on the way to it. */
  function missing() {
    const lastReachable = cursors.length - 1
    for (let index = wanted[0]; index <= wanted[1]; index++) {
      if (index <= lastReachable && !state.pages.has(index)) return index
      if (index > lastReachable) return state.isEnd ? null : lastReachable
    }
    return null
  }

  async function load(index, mine, isFresh) {
    state.isLoading = true
    const page = await fetchPage(request, cursors[index], mine.signal)
    if (mine !== abort) return
    if (isFresh) state.pages.clear()
    state.pages.set(index, { items: page.data, included: page.included ?? {} })
    if (page.next_cursor) cursors[index + 1] = page.next_cursor
    if (index === cursors.length - 1) Object.assign(state, { isEnd: true, known: index * pageSize + page.data.length })
    else if (!state.isEnd) state.known = (cursors.length - 1) * pageSize
    evict()
    Object.assign(state, { hasAnswer: true, isLoading: false, revision: state.revision + 1 })
  }

  function evict() {
    for (const index of state.pages.keys()) {
      if (index < wanted[0] - spare || index > wanted[1] + spare) state.pages.delete(index)
    }
  }

  /** How many rows the scrollbar stands for. */
  function extent() {
    if (state.isEnd) return state.known
    const reachable = state.known + horizon
    return Math.max(state.known + 1, Math.min(state.total ?? reachable, reachable))
  }

  const pageOf = row => state.pages.get(Math.floor(row / pageSize))
  const at = row => { state.revision; return pageOf(row)?.items[row % pageSize] }
  /** No page yet: neither of this question nor of one before. */
  const isBlank = () => !state.hasAnswer
  /** Of the rows at hand, in the order of the list. */
  const ids = () => [...state.pages].sort(([one], [other]) => one - other).flatMap(([, page]) => page.items.map(item => item.id))
  /** How many rows of the list stand before those. */
  const before = () => (state.pages.size ? Math.min(...state.pages.keys()) * pageSize : 0)
  const includedAt = row => pageOf(row)?.included ?? nothing

  /** Puts a changed record where it stands; its place in the order is looked at again with the next reload. */
  function replace(record) {
    for (const page of state.pages.values()) {
      const index = page.items.findIndex(item => item.id === record.id)
      if (index >= 0) page.items[index] = { ...page.items[index], ...record }
    }
    state.revision += 1
  }

  async function count(query) {
    const mine = abort
    try {
      const page = await ask(request.path, { ...query, limit: 1, count: true, fields: 'id' }, mine.signal)
      if (mine === abort) Object.assign(state, { total: page.estimated_total, isExact: page.total_is_exact })
    } catch (error) {
      // A list without its total is still a list.
      if (mine === abort && error.name !== 'AbortError') state.total = null
    }
  }

  function stop() {
    abort?.abort()
    abort = null
  }

  return { state, asked: () => request, start, resume, ensure, retry, extent, isBlank, at, ids, before, includedAt, replace, count, stop }
}

async function fetchPage(request, cursor, signal) {
  return ask(request.path, { ...request.query, limit: pageSize, cursor }, signal)
}

/** Asks for a page of a list by GET, or by POST where the filter is too long for an address. */
export function ask(path, query, signal) {
  if (addressOf(path, query).length <= longestAddress) return api.get(path, { query, signal })
  const { count, deleted, cursor, ...options } = query
  const body = Object.fromEntries(Object.entries({ ...options, count, deleted, cursor }).filter(([, value]) => value !== undefined && value !== null && value !== ''))
  return api.post(`${path}/query`, body, { signal })
}
