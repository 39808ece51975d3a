import { load as loadMetadata } from '../../../Core/Web/app/metadata.js'
import { loadPlugs } from '../../../Core/Web/app/plugs.js'
import { go, route } from '../../../Core/Web/app/router.js'
import { load, session } from '../../../Core/Web/app/session.js'
import { remember } from './remembered.js'

/** Where somebody wanted to go before the sign-in page came between; only ever a page of this app. */
export function destination() {
  const next = route.query.next ?? ''
  return /^\/(?![/\\])/.test(next) ? next : '/'
}

/** Takes whoever has just signed in to a page, with all that their workspace has. */
export async function arrive(path) {
  remember({ workspace: session.workspace.slug, email: session.user.email })
  await Promise.all([loadMetadata(), loadPlugs(session.modules)])
  await go(path, { replace: true })
}

/** Lets in whoever has got a session by other ways than the sign-in form. */
export async function enter() {
  // somebody else was signed in here: nothing of theirs may stay in memory
  if (session.state === 'member') return location.assign('/')
  await load()
  return arrive('/')
}
