// The records that this user looked at last, on this device: for the command palette.
import { session } from './session.js'

const most = 12

// Not reactive on purpose: the palette asks anew whenever it opens.
let recent = { key: null, list: [] }

/** Called by the record page once it knows what it shows. */
export function remember(typeName, id, label) {
  const others = recentRecords().filter(one => one.id !== id)
  recent.list = [{ type: typeName, id, label, seen: Date.now() }, ...others].slice(0, most)
  localStorage.setItem(recent.key, JSON.stringify(recent.list))
}

/** A record that is gone is not offered any more. */
export function forget(id) {
  recent.list = recentRecords().filter(one => one.id !== id)
  localStorage.setItem(recent.key, JSON.stringify(recent.list))
}

/** Newest first: `{ type, id, label, seen }`. */
export function recentRecords() {
  const key = `gx-recent-${session.user?.id}`
  if (recent.key !== key) recent = { key, list: stored(key) }
  return recent.list
}

/** Names of customers do not stay behind on a shared computer: signing out clears them. */
export function clearRecent() {
  for (const key of Object.keys(localStorage)) if (key.startsWith('gx-recent-')) localStorage.removeItem(key)
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? []
  } catch {
    return []
  }
}
