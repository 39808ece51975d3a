import { shallowReactive } from 'vue'
import { mergeIncluded } from '../app/client.js'

/** The cards of all columns, page by page: `loaderOf(column)` gives the function that fetches a page from a cursor on. */
export function createCards(loaderOf) {
  const stacks = shallowReactive(new Map())

  const fresh = column => shallowReactive({ column, items: [], included: {}, cursor: null, isEnd: false, isLoading: false, error: null, visit: 0 })
  const of = key => stacks.get(key)

  /** Columns that are new get a stack, those that went lose theirs. */
  function keep(columns) {
    for (const key of [...stacks.keys()]) if (!columns.some(column => column.key === key)) stacks.delete(key)
    for (const column of columns) if (!stacks.has(column.key)) stacks.set(column.key, fresh(column))
  }

  /** All anew; the cards stay in sight until the first answers are there. */
  function restart(columns) {
    keep(columns)
    for (const column of columns) {
      const stack = of(column.key)
      Object.assign(stack, { column, cursor: null, isEnd: false, isLoading: false, error: null, visit: stack.visit + 1 })
      more(column.key, true)
    }
  }

  async function more(key, isFirst = false) {
    const stack = of(key)
    if (!stack || stack.isLoading || stack.isEnd || (stack.error && !isFirst)) return
    const visit = stack.visit
    Object.assign(stack, { isLoading: true, error: null })
    try {
      const page = await loaderOf(stack.column)(stack.cursor)
      if (visit !== stack.visit) return
      const known = new Set(isFirst ? [] : stack.items.map(item => item.id))
      Object.assign(stack, {
        items: isFirst ? page.items : [...stack.items, ...page.items.filter(item => !known.has(item.id))],
        included: mergeIncluded(isFirst ? {} : stack.included, page.included), cursor: page.cursor, isEnd: !page.cursor,
      })
    } catch (error) {
      if (visit === stack.visit && error.name !== 'AbortError') stack.error = error
    } finally {
      if (visit === stack.visit) stack.isLoading = false
    }
  }
  function retry(key) {
    of(key).error = null
    return more(key)
  }

  const find = (key, id) => of(key)?.items.find(item => item.id === id)

  /** Takes a card away; the answer is the place where it was. */
  function take(key, id) {
    const stack = of(key)
    const place = stack.items.findIndex(item => item.id === id)
    if (place >= 0) stack.items = stack.items.filter(item => item.id !== id)
    return place
  }
  function put(key, record, place) {
    const stack = of(key)
    // What the card refers to may have come with another column.
    const included = [...stacks.values()].reduce((all, other) => mergeIncluded(all, other.included), {})
    stack.items = [...stack.items.slice(0, Math.max(0, place)), record, ...stack.items.slice(Math.max(0, place))]
    stack.included = included
  }
  function replace(key, record) {
    const stack = of(key)
    if (stack) stack.items = stack.items.map(item => (item.id === record.id ? record : item))
  }

  /** A record changed elsewhere: put in the place of its old self, or on top of another column. */
  function replaceAnywhere(record, key) {
    const [home] = [...stacks].find(([, stack]) => stack.items.some(item => item.id === record.id)) ?? []
    if (key === undefined || key === home) return home !== undefined && replace(home, { ...find(home, record.id), ...record })
    if (home !== undefined) take(home, record.id)
    if (stacks.has(key)) put(key, record, 0)
  }
  function remove(id) {
    for (const key of stacks.keys()) take(key, id)
  }

  return { of, keep, restart, more, retry, find, take, put, replace, replaceAnywhere, remove }
}
