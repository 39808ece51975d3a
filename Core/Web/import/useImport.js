import { onBeforeUnmount, onMounted, shallowReactive } from 'vue'
import { api } from '../app/client.js'
import { notify } from '../app/notify.js'
import { isRunning } from './steps.js'

const often = 700
const seldom = 4000

/**
 * An import, kept fresh while it runs.
 * @param {string} id
 */
export function useImport(id) {
  const state = shallowReactive({ file: /** @type {any} */ (null), problem: /** @type {any} */ (null), isBusy: false, load, change, run, cancel })
  let clock = 0
  let pending = Promise.resolve()

  function take(file) {
    state.file = file
    state.problem = null
    clearTimeout(clock)
    if (isRunning(file)) clock = setTimeout(load, document.hidden ? seldom : often)
  }

  async function load() {
    try {
      take(await api.get(`/imports/${id}`))
    } catch (problem) {
      if (state.file === null) state.problem = problem
      else clock = setTimeout(load, seldom)
    }
  }

  /** Saves at once, one change after the other, so that nothing is lost when the browser closes. True when it was taken. */
  function change(changes) {
    pending = pending.then(() => send(() => api.patch(`/imports/${id}`, changes)))
    return pending
  }

  /** Tries everything and keeps nothing where `isDryRun`. */
  async function run(isDryRun) {
    state.isBusy = true
    const isReady = await change({ options: { dry_run: isDryRun } })
    const isStarted = isReady && (await send(() => api.post(`/imports/${id}/run`)))
    state.isBusy = false
    return isStarted
  }

  function cancel() {
    return send(() => api.delete(`/imports/${id}/run`))
  }

  async function send(request) {
    try {
      take(await request())
      return true
    } catch (problem) {
      notify.problem(problem)
      await load()
      return false
    }
  }

  onMounted(load)
  onBeforeUnmount(() => clearTimeout(clock))
  return state
}
