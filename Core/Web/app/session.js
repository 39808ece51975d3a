// Who is signed in, and what that person may do.
import { reactive } from 'vue'
import { api, onUnauthenticated } from './client.js'
import { language, onLanguage, setLanguage } from './messages.js'
import { type } from './metadata.js'

/** @type {{ state: 'loading' | 'unreachable' | 'visitor' | 'member', user: any, workspace: any, modules: string[], rights: Record<string, string[]>, permissions: string[], expired: boolean }} */
export const session = reactive({ state: 'loading', user: null, workspace: null, modules: [], rights: {}, permissions: [], expired: false })

// Tells early.js which frame to paint before anything is known.
const memberKey = 'gx-member'

let renewals = []
/** @type {(modules: string[]) => Promise<any>} */
let prepare = async () => {}

/** `prepare(modules)` loads what the app needs of a workspace; it ends before anybody counts as signed in. */
export function beforeEntering(prepareWorkspace) {
  prepare = prepareWorkspace
}

/** Asks the server who this is. Problems other than "nobody" are the caller's. */
export async function load() {
  try {
    await take(await api.get('/session', { isProbe: true }))
  } catch (error) {
    if (error.status !== 401) throw error
    leave()
  }
}

/** `signIn({ workspace, email, password })`; ends the wait of requests that met an expired session. */
export async function signIn(body) {
  const reply = await api.post('/session', body, { isProbe: true })
  const isSomebodyElse = session.state === 'member' && reply.user.id !== session.user.id
  if (isSomebodyElse) { location.assign('/'); return }
  await take(reply)
  settle(true)
}

/** Ends the session here; what is unsaved has been asked about before. */
export async function signOut() {
  await api.delete('/session', { isProbe: true }).catch(error => { if (error.status !== 401) throw error })
  settle(false)
  leave()
  // A fresh document: nothing of the workspace stays in memory for the next person at this computer.
  location.assign('/sign-in')
}

/** May this user `create`, `read`, `update`, `delete`, `export` or `bulk` records of a type? The metadata knows of types that were made meanwhile. */
export function can(action, typeName) {
  return (type(typeName)?.actions ?? session.rights[typeName])?.includes(action) ?? false
}

/** Has this user a permission such as `tenants.member.manage`? */
export function allowed(permission) {
  return session.permissions.includes(permission)
}

/** The `needs` of a page, menu entry or card: `['read', 'deal']`, a permission, or null. */
export function meets(needs) {
  if (!needs) return true
  return Array.isArray(needs) ? can(needs[0], needs[1]) : allowed(needs)
}

/** Owners and administrators see what other plans would add. */
export function isAdmin() {
  return ['owner', 'admin'].includes(session.user?.role)
}

/** Gives up on an expired session: the requests that waited fail, the app starts anew. */
export function giveUp() {
  settle(false)
  location.assign('/sign-in')
}

// Requests that met 401 wait here until somebody has signed in again; then they are sent once more.
onUnauthenticated(() => {
  if (session.state !== 'member') return Promise.resolve(false)
  session.expired = true
  return new Promise(resolve => renewals.push(resolve))
})

onLanguage(chosen => {
  if (session.state !== 'member' || session.user.language === chosen) return
  session.user.language = chosen
  api.patch('/account', { language: chosen }).catch(() => {})
})

async function take(reply) {
  if (reply.user.language !== language.value) setLanguage(reply.user.language)
  Object.assign(session, {
    user: reply.user, workspace: reply.workspace, modules: reply.modules, rights: reply.rights ?? {}, permissions: reply.permissions ?? [],
  })
  if (session.state !== 'member') await prepare(reply.modules)
  Object.assign(session, { state: 'member', expired: false })
  localStorage.setItem(memberKey, '1')
}

function leave() {
  localStorage.removeItem(memberKey)
  Object.assign(session, { state: 'visitor', expired: false, user: null, workspace: null, modules: [], rights: {}, permissions: [] })
}

function settle(isRenewed) {
  session.expired = false
  const waiting = renewals
  renewals = []
  for (const resolve of waiting) resolve(isRenewed)
}
