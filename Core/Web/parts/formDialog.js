import { nextTick, onBeforeUnmount, onMounted } from 'vue'
import { beforeLeave } from '../app/router.js'
import { confirm } from './Confirm.jsx'
import { useModal } from './modal.js'

/**
 * What every dialog with a form has: nothing behind it can be reached, Escape closes the topmost (an open menu first), Ctrl- or ⌘-Enter anywhere
 * saves, and leaving it changed is asked about.
 * @param {{ card: import('vue').Ref, form: { isDirty(): boolean, submit(): unknown, state: { isBusy: boolean } }, question(): object, close(): void }} dialog
 *   its card, its form, the words of the question, and what closes it
 * @returns {{ close(): Promise<void>, press(event: KeyboardEvent): void }} closing with the question, and the listener for keys in the form
 */
export function useFormDialog({ card, form, question, close }) {
  useModal()
  const mayLeave = async () => !form.isDirty() || form.state.isBusy || confirm({ ...question(), isDanger: true })
  const leave = async () => { if (await mayLeave()) close() }
  const isTopmost = () => !document.querySelector('.q-menu') && [...document.querySelectorAll('.q-dialog')].at(-1)?.contains(card.value?.$el)
  const escape = event => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isTopmost()) return
    event.stopPropagation()
    leave()
  }
  const press = event => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    document.activeElement?.blur?.()
    nextTick(() => form.submit())
  }
  onMounted(() => addEventListener('keydown', escape, true))
  onBeforeUnmount(() => removeEventListener('keydown', escape, true))
  onBeforeUnmount(beforeLeave(mayLeave, { isDirty: form.isDirty }))
  return { close: leave, press }
}
