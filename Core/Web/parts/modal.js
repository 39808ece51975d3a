import { onBeforeUnmount, onMounted } from 'vue'

let open = 0

/** While a dialog is open nothing behind it can be reached or read; afterwards the focus is where it was. */
export function useModal() {
  const before = document.activeElement
  const app = document.getElementById('app')
  onMounted(() => {
    open += 1
    app.inert = true
  })
  onBeforeUnmount(() => {
    open -= 1
    app.inert = open > 0
    setTimeout(() => { if (document.activeElement === document.body && before?.isConnected) before.focus() })
  })
}
