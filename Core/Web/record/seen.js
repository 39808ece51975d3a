import { session } from '../app/session.js'

const most = 12
const key = () => `gx-seen:${session.workspace.id}:${session.user.id}`

/** Records that this person looked at on this device, the latest first: `{ type, id, label, at }`. */
export function seenRecords() {
  try {
    return JSON.parse(localStorage.getItem(key())) ?? []
  } catch {
    return []
  }
}

/** Puts a record on top of the ones seen. */
export function rememberSeen(type, id, label) {
  try {
    const others = seenRecords().filter(seen => seen.id !== id)
    localStorage.setItem(key(), JSON.stringify([{ type, id, label, at: new Date().toISOString() }, ...others].slice(0, most)))
  } catch {
    // storage is full or blocked: nothing is remembered
  }
}
