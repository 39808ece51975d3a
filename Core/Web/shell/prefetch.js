// What will be wanted next is fetched while nobody waits: pages open at once, and the dialogs open even when the network is gone.
import { match } from '../app/router.js'
import { places } from './entries.js'

const later = globalThis.requestIdleCallback ?? (run => setTimeout(run, 2000))

/** Fetches the chunks of the app's own pages, of the places in the navigation and of the shell's dialogs. */
export function prefetch(pages) {
  if (navigator.connection?.saveData) return
  const wanted = [
    () => import('./CommandPalette.jsx'), () => import('./ExpiredSession.jsx'), () => import('./ShortcutHelp.jsx'),
    ...pages.map(page => page.component),
    ...places().map(place => match(place.path)?.page.component).filter(Boolean),
  ]
  const next = () => {
    const one = wanted.shift()
    if (one) one().catch(() => {}).then(() => later(next))
  }
  later(next)
}
