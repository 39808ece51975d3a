import { shallowReactive, watch } from 'vue'
import { currentScope } from '../../../../Core/Web/home/scope.js'

/** What a card shows, read anew whenever the page's scope changes: `{ value, error, isLoading }`. */
export function useReading(read) {
  const state = shallowReactive({ value: null, error: null, isLoading: true })
  let asked = 0

  watch(currentScope, async () => {
    const mine = ++asked
    try {
      const value = await read()
      if (mine === asked) Object.assign(state, { value, error: null, isLoading: false })
    } catch (error) {
      if (mine === asked) Object.assign(state, { error, isLoading: false })
    }
  }, { immediate: true })

  return state
}
