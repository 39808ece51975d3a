/** Lists that were left for a record a moment ago: on the way back they stand as they stood, and are looked at again in the background. */
const kept = new Map()
const most = 3

/** Names an entry of the browser's history. */
export const placeInHistory = () => `${history.state?.position ?? 0} ${location.pathname}${location.search}`

/** Keeps `{ rows, position }` of the list at a place. */
export function keepList(place, list) {
  kept.delete(place)
  kept.set(place, list)
  if (kept.size > most) kept.delete(kept.keys().next().value)
}

/** What was kept of the list at a place, once. */
export function takeList(place) {
  const list = kept.get(place)
  kept.delete(place)
  return list ?? null
}

