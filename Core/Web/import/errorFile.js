import { language } from '../app/messages.js'

const enough = 200_000

/**
 * The first rows of an error file: what was in it, the line and why it was refused. Reads no more of the file than it needs.
 * @param {string} address
 * @param {number} count
 * @returns {Promise<{ cells: string[], line: string, errors: string }[]>}
 */
export async function firstRows(address, count) {
  const stop = new AbortController()
  const headers = { 'Accept-Language': language.value === 'zh' ? 'zh-CN' : 'en' }
  const response = await fetch(address, { headers, credentials: 'same-origin', signal: stop.signal })
  if (!response.ok || !response.body) return []
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let isDone = false; !isDone && text.length < enough && text.split('\r\n').length < count * 4;) {
    const piece = await reader.read()
    isDone = piece.done
    text += piece.value ?? ''
  }
  stop.abort()
  return parse(text.replace(/^\ufeff/, '')).slice(1, count + 1).map(row => ({ cells: row.slice(0, -2), line: row.at(-2), errors: row.at(-1) }))
}

/**
 * Rows of RFC 4180; a last one that is cut off is left out.
 * @param {string} text
 */
export function parse(text) {
  const rows = []
  let row = []
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n)/y
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, raw, end] = found
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
