import { onBeforeUnmount, onMounted } from 'vue'

/**
 * Lets the items of a list be dragged by their grips: `move(from, to)` hears of it. The list itself stays as it was drawn.
 * @param {{ value: HTMLElement|null }} list
 * @param {(from: number, to: number) => void} move
 */
export function useDragging(list, move) {
  let sortable = null

  onMounted(async () => {
    const { Sortable } = await import('sortable')
    if (list.value) sortable = Sortable.create(list.value, { handle: '.gx-grip', animation: 140, ghostClass: 'gx-dragged', onEnd: settle })
  })
  onBeforeUnmount(() => sortable?.destroy())

  function settle({ item, from, oldIndex, newIndex }) {
    if (oldIndex === newIndex) return
    // the document goes back to what was drawn; whoever owns the list moves the item
    item.remove()
    from.insertBefore(item, from.children[oldIndex] ?? null)
    move(oldIndex, newIndex)
  }
}
