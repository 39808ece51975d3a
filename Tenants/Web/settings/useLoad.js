import { onMounted, shallowReactive, watch } from 'vue'
import { language } from '../../../Core/Web/app/messages.js'

/**
 * What a page reads when it opens: `value` once it is there, `problem` where it could not be read.
 * @template T
 * @param {() => Promise<T>} read
 */
export function useLoad(read) {
  const state = shallowReactive({ value: /** @type {T|null} */ (null), problem: /** @type {any} */ (null), reload })

  async function reload() {
    try {
      state.value = await read()
      state.problem = null
    } catch (problem) {
      state.problem = problem
    }
  }

  onMounted(reload)
  // names of plans and modules come in the language that was asked for
  watch(language, reload)
  return state
}
