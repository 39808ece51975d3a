// The side bar, wide or slim (icons only), as this device likes it. early.js sets the attribute before the first paint.
import { ref } from 'vue'

const storageKey = 'gx-side'

/** True while the side bar shows icons only. */
export const isSlim = ref(document.documentElement.dataset.side === 'slim')

export function toggleSide() {
  isSlim.value = !isSlim.value
  const side = isSlim.value ? 'slim' : 'wide'
  document.documentElement.dataset.side = side
  localStorage.setItem(storageKey, side)
}
