import { onBeforeUnmount, onMounted } from 'vue'

/**
 * Lets the items of a list be dragged by their grips, into other lists of the same group too: `move(item, list, index)` hears of it. The lists
 * themselves stay as they were drawn.
 * @param {{ value: HTMLElement|null }} list
 * @param {{ item: string, grip: string, group?: string }} options selectors, and the name that lists share whose items may change places
 * @param {(item: HTMLElement, list: HTMLElement, index: number) => void} move
 */
export function useSorting(list, { item, grip, group }, move) {
  let sortable = null

  onMounted(async () => {
    const { Sortable } = await import('sortable')
    if (list.value) sortable = Sortable.create(list.value, { draggable: item, handle: grip, group, animation: 140, ghostClass: 'gx-dragged', emptyInsertThreshold: 24, onEnd: settle })
  })
  onBeforeUnmount(() => sortable?.destroy())

  function settle({ item, from, to, oldIndex, newDraggableIndex, oldDraggableIndex }) {
    if (from === to && oldDraggableIndex === newDraggableIndex) return
    // the document goes back to what was drawn; whoever owns the lists moves the item
    item.remove()
    from.insertBefore(item, from.children[oldIndex] ?? null)
    move(item, to, newDraggableIndex)
  }
}
