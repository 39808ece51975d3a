/** The list somebody came from, kept in this tab, so that a record's page can step to the previous and the next one. */

const key = plural => `gx-list:${plural}`

/** A list tells the ids it has at hand, in their order, its own address, and how many there are in all and before these, if it knows. */
export function rememberList(plural, ids, address, { total = null, before = 0 } = {}) {
  try {
    sessionStorage.setItem(key(plural), JSON.stringify({ ids: ids.slice(0, 1000), address, total, before }))
  } catch {
    // stepping from record to record is a nicety
  }
}

/** @returns {{ previous: string|null, next: string|null, position: number, count: number|null, address: string|null }} */
export function neighboursOf(plural, id) {
  let list = null
  try {
    list = JSON.parse(sessionStorage.getItem(key(plural)))
  } catch {
    // no list is known
  }
  const position = list?.ids.indexOf(id) ?? -1
  if (position < 0) return { previous: null, next: null, position: 0, count: null, address: list?.address ?? null }
  return { previous: list.ids[position - 1] ?? null, next: list.ids[position + 1] ?? null, position: (list.before ?? 0) + position + 1, count: list.total ?? null, address: list.address ?? null }
}
