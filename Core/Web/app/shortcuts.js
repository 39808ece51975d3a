// Keyboard shortcuts: single keys and sequences ('g c'), with 'mod+k' for Ctrl or ⌘.
import { shallowReactive } from 'vue'

/** All that are in force now, for the help dialog: `{ keys, title, group }`. */
export const shortcuts = shallowReactive([])

/** How this computer calls the key of `mod`. */
export const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl '

const patience = 1200
let typed = []
let typedAt = 0

/**
 * `shortcut('g c', { title: 'customers.open', group: 'app.go', run: () => go('/customers') })`. `when()` may say no.
 * A later registration of the same keys goes before an earlier one. Returns the function that takes it away.
 */
export function shortcut(keys, { title, group = 'shell.shortcuts.page', run, when = () => true }) {
  const entry = { keys, title, group, run, when }
  shortcuts.push(entry)
  return () => shortcuts.splice(shortcuts.indexOf(entry), 1)
}

/** Listens to the whole page. */
export function startShortcuts() {
  addEventListener('keydown', pressed)
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  const key = nameOf(event)
  if (!key) return
  const isChord = key.startsWith('mod+')
  if (!isChord && (isTyping(event.target) || isDialogOpen())) return
  if (event.timeStamp - typedAt > patience) typed = []
  typedAt = event.timeStamp
  typed = [...typed, key].slice(-2)
  const found = find(typed.join(' ')) ?? find(key)
  if (!found) return
  typed = []
  event.preventDefault()
  found.run(event)
}

function find(keys) {
  return shortcuts.findLast(entry => entry.keys === keys && entry.when())
}

function nameOf(event) {
  if (event.altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function isDialogOpen() {
  return document.querySelector('.q-dialog, .q-menu') !== null
}
