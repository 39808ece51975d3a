// Quasar hangs dialogs and menus on the body, outside of the app. For those who cannot see which is on top:
// an open dialog makes the app behind it inert, and menus lie in a landmark of their own.
import { t } from '../app/messages.js'

let focusedBefore = null

/** Watches what Quasar adds to the body and takes away. */
export function watchPortals() {
  new MutationObserver(update).observe(document.body, { childList: true })
}

function update() {
  for (const portal of document.querySelectorAll('body > [id^="q-portal--menu"]:not([role])')) {
    portal.setAttribute('role', 'region')
    portal.setAttribute('aria-label', t('app.popup'))
  }
  setInert(document.querySelector('body > [id^="q-portal--dialog"] .q-dialog:not(.q-dialog--seamless)') !== null)
}

// What was focused gets the focus back; where it is gone, the page's heading does.
function setInert(isInert) {
  const app = document.getElementById('app')
  if (app.inert === isInert) return
  if (isInert) focusedBefore = lastFocused
  app.inert = isInert
  if (isInert || document.activeElement !== document.body) return
  const target = focusedBefore?.isConnected ? focusedBefore : document.querySelector('main h1')
  target?.focus({ preventScroll: true })
}

let lastFocused = null
addEventListener('focusin', event => {
  if (document.getElementById('app')?.contains(event.target)) lastFocused = event.target
})
