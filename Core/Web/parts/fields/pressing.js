let isDown = false

addEventListener('pointerdown', () => { isDown = true }, true)
for (const name of ['pointerup', 'pointercancel']) addEventListener(name, () => { isDown = false }, true)

/** Does something once no button of the mouse is held: what moves the page between press and release makes the click miss its mark. */
export function whenReleased(work) {
  if (!isDown) return work()
  const wait = new AbortController()
  const done = () => {
    wait.abort()
    setTimeout(work)
  }
  for (const name of ['pointerup', 'pointercancel']) addEventListener(name, done, { capture: true, signal: wait.signal })
}
