import { reactive, toRaw } from 'vue'
import { api } from '../app/client.js'
import { compare } from './conflict.js'
import { rememberLabel } from '../parts/fields/references.js'

/**
 * One record on a page: read, changed field by field, read again.
 * @returns state with `record`, `problem` and `conflict` (a change of one field that met somebody else's)
 */
export function useRecord() {
  const state = reactive({ type: null, record: null, problem: null, conflict: null, open, take, saveField, settle })
  let visit = 0

  async function open(type, id) {
    const mine = ++visit
    if (state.record?.id !== id) Object.assign(state, { type, record: null })
    state.problem = null
    try {
      const record = await api.get(`/${type.plural}/${id}`)
      if (mine === visit) take(record)
    } catch (error) {
      if (mine === visit) state.problem = error
    }
  }

  function take(record) {
    state.record = record
    rememberLabel(state.type.name, record)
  }

  const patch = (changes, record) => api.patch(`/${state.type.plural}/${record.id}`, changes, { record })

  /** Changes one field. Somebody else's change of other fields is no obstacle; one of the same field is asked about. */
  async function saveField(field, value) {
    const base = toRaw(state.record)
    const changes = { [field.name]: value }
    try {
      take(await patch(changes, base))
    } catch (error) {
      if (error.status !== 412) throw error
      const current = await api.get(`/${state.type.plural}/${base.id}`)
      const { contested } = compare(state.type.fields, base, changes, current)
      if (contested.length) return new Promise((resolve, reject) => { state.conflict = { contested, theirs: [], current, changes, resolve, reject } })
      take(await patch(changes, current))
    }
  }

  /** Ends a conflict with what was chosen; null keeps what is stored. */
  async function settle(choices) {
    const { contested: [field], current, changes, resolve, reject } = state.conflict
    state.conflict = null
    take(current)
    if (choices?.[field.name] !== 'mine') return resolve()
    try {
      take(await patch(changes, current))
      resolve()
    } catch (error) {
      reject(error)
    }
  }

  return state
}
