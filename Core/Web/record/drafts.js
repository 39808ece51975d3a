/** What somebody typed and has not saved yet, kept in this tab: a crash, a reload or an expired session loses nothing. */

const key = (user, type, id) => `gx-draft:${user}:${type}:${id ?? 'new'}`

/** @returns {{ values: object, version: number|null }|null} */
export function readDraft(user, type, id) {
  try {
    return JSON.parse(sessionStorage.getItem(key(user, type, id)))
  } catch {
    return null
  }
}

/** Keeps the draft; null forgets it. */
export function keepDraft(user, type, id, draft) {
  try {
    if (draft) sessionStorage.setItem(key(user, type, id), JSON.stringify(draft))
    else sessionStorage.removeItem(key(user, type, id))
  } catch {
    // a full or blocked storage must not stop anybody from typing
  }
}

/** Signing out leaves nothing behind on a shared computer: neither drafts nor the lists one came from. */
export function clearDrafts() {
  for (const name of Object.keys(sessionStorage)) if (/^gx-(draft|list):/.test(name)) sessionStorage.removeItem(name)
}
