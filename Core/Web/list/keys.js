/**
 * What a key means in the grid, or null: `{ go: { row, column } }`, `{ select: 'here' | ±1 }`, `{ clear }`, `{ enter }`, `{ edit }`, and in the head `{ move: ±1 }`,
 * `{ widen: ±pixels }` and `{ menu }`.
 */
export function keyOfGrid(event, { row, column }, { page, rows, columns }) {
  const isHead = row === -1
  const isMod = event.ctrlKey || event.metaKey
  const sideways = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
  if (isHead && sideways && event.altKey) return event.shiftKey ? { widen: sideways * 16 } : { move: sideways }
  if (isHead && event.altKey && event.key === 'ArrowDown') return { menu: true }
  if (event.altKey) return null
  if (event.shiftKey && !isHead && event.key === 'ArrowUp') return { select: -1 }
  if (event.shiftKey && !isHead && event.key === 'ArrowDown') return { select: 1 }
  const to = (nextRow, nextColumn) => ({ go: { row: nextRow, column: nextColumn } })
  switch (event.key) {
    case 'ArrowUp': return to(row - 1, column)
    case 'ArrowDown': return to(row + 1, column)
    case 'ArrowLeft': return to(row, column - 1)
    case 'ArrowRight': return to(row, column + 1)
    case 'PageUp': return to(Math.max(0, row - page), column)
    case 'PageDown': return to(row + page, column)
    case 'Home': return isMod ? to(0, 0) : to(row, 0)
    case 'End': return isMod ? to(rows - 1, columns - 1) : to(row, columns - 1)
    case 'Enter': return { enter: true }
    case 'F2': return isHead ? null : { edit: true }
    case 'Escape': return { clear: true }
    case ' ': return isHead ? { enter: true } : { select: 'here' }
    default: return null
  }
}
