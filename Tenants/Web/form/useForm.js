import { nextTick, onBeforeUnmount, reactive } from 'vue'
import { t } from '../../../Core/Web/app/messages.js'
import './words.js'

/**
 * The state of a form that a request answers: values, an error beside each field, a problem above all, and a wait where the server asks for one.
 * @param {object} form
 * @param {Record<string, any>} form.initial
 * @param {(values: any) => Record<string, string>} [form.check] errors to show before anything is sent
 * @param {(values: any) => Promise<any>} form.send throws ApiProblem
 * @param {(problem: any) => string|null} [form.explain] words for a problem of a known code
 */
export function useForm({ initial, check = () => ({}), send, explain = () => null }) {
  const values = reactive({ ...initial })
  const errors = reactive({})
  const state = reactive({ isBusy: false, problem: '', wait: 0 })
  let clock = 0

  function write(name, value) {
    values[name] = value
    delete errors[name]
    state.problem = ''
  }

  function show(found) {
    for (const name of Object.keys(errors)) delete errors[name]
    Object.assign(errors, found)
    nextTick(() => document.querySelector('[aria-invalid="true"]')?.focus())
  }

  function refuse(problem) {
    const known = (problem.errors ?? []).filter(error => error.field in values)
    show(Object.fromEntries(known.map(error => [error.field, error.message])))
    if (problem.status === 429) waitFor(problem.retryAfter || 30)
    else if (known.length === 0) state.problem = explain(problem) || problem.detail || problem.title || t('tenants.form.failed')
  }

  function waitFor(seconds) {
    state.wait = Math.ceil(seconds)
    clearInterval(clock)
    clock = setInterval(() => {
      state.wait -= 1
      if (state.wait <= 0) clearInterval(clock)
    }, 1000)
  }

  async function submit() {
    if (state.isBusy || state.wait > 0) return undefined
    const found = check(values)
    if (Object.keys(found).length > 0) return show(found)
    state.isBusy = true
    state.problem = ''
    try {
      return await send(values)
    } catch (problem) {
      refuse(problem)
      return undefined
    } finally {
      state.isBusy = false
    }
  }

  /** The properties that a field of the form takes. */
  const bind = name => ({ name, modelValue: values[name], error: errors[name] ?? '', 'onUpdate:modelValue': value => write(name, value) })

  onBeforeUnmount(() => clearInterval(clock))
  return { values, errors, state, bind, submit, write }
}

/**
 * Errors of the fields that are empty.
 * @param {any} values
 * @param {string[]} names
 */
export function missing(values, names) {
  return Object.fromEntries(names.filter(name => !String(values[name] ?? '').trim()).map(name => [name, t('tenants.form.required')]))
}

/** Whether a text has the form of an e-mail address. */
export const isEmail = text => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim())

/** Seconds as people read them: 1:05. */
export const clockTime = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
