// Where a text stops being JSON: browsers tell it in words of their own, or not at all.

const word = /[ \t\n\r]*([{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
const values = ['{', '[', 'text', 'plain']

/** The place of the first character that doesn't belong there; -1 where all is well. @param {string} text */
export function faultIn(text) {
  const open = /** @type {string[]} */ ([])
  let wanted = values
  let isKey = false
  let end = 0
  for (;;) {
    word.lastIndex = end
    const found = word.exec(text)
    if (!found) return wanted.length === 0 && text.slice(end).trim() === '' ? -1 : end + text.slice(end).search(/[^ \t\n\r]|$/)
    const kind = kindOf(found[1])
    const start = end + found[0].length - found[1].length
    if (!wanted.includes(kind)) return start
    end = start + found[1].length
    if (kind === '{' || kind === '[') open.push(kind)
    if (kind === '}' || kind === ']') open.pop()
    const isInObject = open[open.length - 1] === '{'
    wanted = follows(kind, isKey && kind === 'text', isInObject, open.length > 0)
    isKey = isInObject && (kind === '{' || kind === ',')
  }
}

/** @param {string} word */
const kindOf = word => ('{}[],:'.includes(word) ? word : word[0] === '"' ? 'text' : 'plain')

/** @param {string} kind @param {boolean} isKey @param {boolean} isInObject @param {boolean} isInside */
function follows(kind, isKey, isInObject, isInside) {
  if (isKey) return [':']
  switch (kind) {
    case '{': return ['text', '}']
    case '[': return [...values, ']']
    case ':': return values
    case ',': return isInObject ? ['text'] : values
    default: return isInside ? [',', isInObject ? '}' : ']'] : []
  }
}
