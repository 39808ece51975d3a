/** A formula as a text that is being written: where its faults are, and what becomes of it when something is put in. */

/** Where a fault begins and ends in the text: at least one letter, the last one where the formula ends too early. Places are UTF-16 units. */
export function spanOf(formula, { position = 0, length = 0 }) {
  const start = Math.min(position, formula.length)
  const end = Math.min(position + Math.max(length, 1), formula.length)
  return end > start ? { start, end } : { start: Math.max(0, start - 1), end: start }
}

/** The line and the letter in it, as people count: from one. */
export function placeOf(formula, start) {
  const lines = formula.slice(0, start).split('\n')
  return { line: lines.length, letter: [...lines.at(-1)].length + 1 }
}

/** The formula in pieces, those at fault marked: `[{ text, isFault }]`. */
export function piecesOf(formula, faults) {
  const spans = faults.map(fault => spanOf(formula, fault)).sort((one, other) => one.start - other.start)
  const pieces = []
  let at = 0
  for (const { start, end } of spans) {
    if (start < at) continue
    pieces.push({ text: formula.slice(at, start), isFault: false }, { text: formula.slice(start, end), isFault: true })
    at = end
  }
  return [...pieces, { text: formula.slice(at), isFault: false }].filter(piece => piece.text !== '')
}

/**
 * Puts words in place of what is selected, with a space where they would grow together with what stands there. Functions come with brackets, and the
 * caret stands between them.
 */
export function withWords(formula, { start, end }, words, isCall = false) {
  const before = formula.slice(0, start)
  const after = formula.slice(end)
  const lead = /[\w)"\u4e00-\u9fff]$/.test(before) ? ' ' : ''
  const tail = /^[\w("\u4e00-\u9fff]/.test(after) ? ' ' : ''
  const inside = isCall ? `${words}(${formula.slice(start, end)})` : words
  const caret = before.length + lead.length + (isCall && start === end ? words.length + 1 : inside.length)
  return { formula: before + lead + inside + tail + after, caret }
}

/** Those of which a name, a title or a description holds all the words that were typed. */
export function found(entries, typed) {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(entry => words.every(word => entry.search.includes(word)))
}
