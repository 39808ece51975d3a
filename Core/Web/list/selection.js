import { shallowReactive } from 'vue'
import { ask, pageSize } from './rows.js'

/** A batch takes no more than this. */
export const mostSelected = 1000

/** Chosen records by id, with what a batch needs: version and name. `anchor` is the row that Shift extends from. */
export function createSelection(type) {
  const state = shallowReactive({ chosen: new Map(), anchor: null, isAllMatching: false, isGathering: false, revision: 0 })
  const label = type.label_field

  const note = record => ({ id: record.id, version: record.version, label: record[label] })
  const touch = patch => Object.assign(state, { isAllMatching: false, revision: state.revision + 1, ...patch })

  const has = id => { state.revision; return state.chosen.has(id) }
  const size = () => { state.revision; return state.chosen.size }

  /** Chooses or leaves one; false where no more fit. */
  function toggle(record, row) {
    if (state.chosen.has(record.id)) state.chosen.delete(record.id)
    else if (state.chosen.size >= mostSelected) return false
    else state.chosen.set(record.id, note(record))
    touch({ anchor: row })
    return true
  }

  /** Chooses all from the anchor to `row` that are loaded. */
  function extend(row, at) {
    const from = state.anchor ?? row
    for (let index = Math.min(from, row); index <= Math.max(from, row); index++) {
      const record = at(index)
      if (record && state.chosen.size < mostSelected) state.chosen.set(record.id, note(record))
    }
    touch({})
  }

  function chooseMany(records) {
    for (const record of records) if (state.chosen.size < mostSelected) state.chosen.set(record.id, note(record))
    touch({})
  }

  /** Chooses all that match, up to what a batch takes. */
  async function chooseAll(path, query) {
    state.isGathering = true
    try {
      const found = new Map()
      let cursor = null
      do {
        const page = await ask(path, { ...query, fields: `id,${label}`, limit: 2 * pageSize, cursor })
        for (const record of page.data) if (found.size < mostSelected) found.set(record.id, note(record))
        cursor = page.next_cursor
      } while (cursor && found.size < mostSelected)
      touch({ chosen: found, isAllMatching: true })
    } finally {
      state.isGathering = false
    }
  }

  /** After a write of one: its version as it is now. */
  function update(record) {
    const chosen = state.chosen.get(record.id)
    if (chosen) state.chosen.set(record.id, { ...chosen, version: record.version })
  }

  /** Leaves all but these. */
  const keep = records => touch({ chosen: new Map(records.map(record => [record.id, record])) })

  const clear = () => touch({ chosen: new Map(), anchor: null })
  return { state, has, size, toggle, extend, chooseMany, chooseAll, update, keep, clear, all: () => [...state.chosen.values()] }
}
