import { onBeforeUnmount, reactive, watch } from 'vue'
import { api } from '../../../../../Core/Web/app/client.js'

const pause = 350
const numbers = ['decimal', 'integer']

/** The kinds that what a formula comes to can be shown as: a number with decimals or without, of all else one. */
export const resultsFor = kind => (numbers.includes(kind) ? numbers : [kind])

const given = all => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined))

/**
 * Asks the server while somebody writes a formula: what it comes to, what is wrong with it and where, and its value for a record of one's choice.
 * @param {{ name: string }} type
 * @param {{ kind: string, formula: string }} values of the form
 * @param {{ name: string, result_kind: string, scale: number|null }|null} record of a field that exists: what it gives stays what it is
 */
export function useFormulaCheck(type, values, record) {
  const state = reactive({ isChecking: false, hasFailed: false, answered: null, kind: null, faults: [], preview: null, sample: null })
  const known = record ? given({ name: record.name, kind: record.result_kind, scale: record.scale }) : {}
  let timer = 0
  let asked = 0

  async function ask() {
    const mine = ++asked
    const { formula } = values
    try {
      const body = { record_type: type.name, formula, ...known, ...(state.sample && { record: state.sample }) }
      const reply = await api.post('/formulas/check', body, { key: false })
      if (mine === asked) take(formula, reply)
    } catch {
      // the server checks once more when the field is saved
      if (mine === asked) Object.assign(state, { isChecking: false, hasFailed: true })
    }
  }

  function take(formula, { kind = null, errors = [], preview = null }) {
    Object.assign(state, { isChecking: false, hasFailed: false, answered: formula, kind, faults: errors, preview })
  }

  watch(() => [values.kind, values.formula, state.sample], () => {
    clearTimeout(timer)
    asked += 1
    if (values.kind !== 'formula' || !values.formula?.trim()) return take(values.formula, {})
    state.isChecking = true
    timer = setTimeout(ask, pause)
  }, { immediate: true })
  onBeforeUnmount(() => clearTimeout(timer))

  return state
}
