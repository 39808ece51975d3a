// Short messages at the edge of the screen; they are kept for the bell as well.
import { shallowReactive } from 'vue'
import { Notify } from 'quasar'
import { t } from './messages.js'

/** The notices of this visit, newest first: `{ id, text, kind, at, path, isNews }`; news count at the bell until it was opened. */
export const notices = shallowReactive([])

let last = 0
let closeLatest = () => {}

export const notify = {
  /** Something was done. What is done quickly one after the other is told one at a time. */
  ok(text) {
    keep(text, 'ok')
    closeLatest()
    closeLatest = Notify.create({ message: text, icon: 'check_circle', classes: 'gx-notice gx-notice--ok', timeout: 3000 })
  },

  /** Something went wrong: an ApiProblem, an Error or a text. */
  problem(error) {
    if (error?.name === 'AbortError') return
    const text = problemText(error)
    keep(text, 'problem')
    Notify.create({ message: text, icon: 'error', classes: 'gx-notice gx-notice--problem', timeout: 8000, group: text, attrs: { role: 'alert' }, actions: [closing()] })
  },

  /** Something was done that can be taken back: `action` does that. */
  undo(text, action) {
    keep(text, 'ok')
    const take = { label: t('app.undo'), noCaps: true, handler: () => Promise.resolve(action()).catch(notify.problem) }
    Notify.create({ message: text, icon: 'check_circle', classes: 'gx-notice gx-notice--ok', timeout: 8000, progress: true, actions: [take, closing()] })
  },
}

/** What to tell about an error, in the user's language. */
export function problemText(error) {
  if (typeof error === 'string') return error
  if (error?.isOffline) return t('app.offline')
  const [first] = error?.errors ?? []
  if (first?.message && error.status === 422) return first.message
  return error?.detail || error?.title || t('app.unexpected')
}

/** Something ended in the background: told by the bell alone, `path` leads to it. */
export function note(text, { kind = 'ok', path }) {
  keep(text, kind, { path, isNews: true })
}

function keep(text, kind, more = { isNews: kind === 'problem' }) {
  notices.unshift({ id: ++last, text, kind, at: Date.now(), ...more })
  notices.splice(50)
}

function closing() {
  return { icon: 'close', round: true, dense: true, 'aria-label': t('app.close') }
}
