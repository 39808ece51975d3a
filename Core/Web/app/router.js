// The history router: a table of pages, one reactive route, and guards of forms that would lose something.
import { markRaw, reactive } from 'vue'

/** @type {{ path: string, params: Record<string, string>, query: Record<string, string>, page: object | null, visit: number }} */
export const route = reactive({ path: '/', params: {}, query: {}, page: null, visit: 0 })

const pages = []
const guards = new Set()
const scrolls = new Map()
let position = 0

/**
 * Adds pages `{ path: '/:plural/:id', component: () => import(…), title, module, needs, audience }`.
 * Of two that match, the one with the earlier fixed segment wins, whatever the order of their definition.
 */
export function definePages(definitions) {
  for (const page of definitions) {
    const known = pages.findIndex(other => other.path === page.path)
    if (known >= 0) pages.splice(known, 1)
    pages.push(markRaw({ ...page, segments: segmentsOf(page.path) }))
  }
  pages.sort((a, b) => rank(a).localeCompare(rank(b)))
  if (started) show()
}

/** The page at a path, with the parameters of its pattern; null where there is none. */
export function match(path) {
  const segments = segmentsOf(path)
  for (const page of pages) {
    const params = paramsOf(page.segments, segments)
    if (params) return { page, params }
  }
  return null
}

/** `href('/customers', { sort: '-name' })` is `/customers?sort=-name`; empty values are left out. */
export function href(path, query = {}) {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (!filled.length) return path
  return path + (path.includes('?') ? '&' : '?') + new URLSearchParams(filled).toString()
}

/**
 * Goes to a page of the app, after asking the guards. True when it went.
 * @param {string} path
 * @param {{ query?: Record<string, any>, replace?: boolean }} options
 */
export async function go(path, { query, replace = false } = {}) {
  const target = href(path, query)
  if (target === location.pathname + location.search) return true
  if (!(await mayLeave())) return false
  navigate(target, replace)
  return true
}

/** One step back; home where the app was opened at this page. */
export function back() {
  if (position > 0) history.back()
  else go('/')
}

/** Changes some of the query, keeps the rest, does not count as another page: null and '' take an entry away. */
export function setQuery(patch, { replace = true } = {}) {
  const target = href(route.path, { ...route.query, ...patch })
  if (target === location.pathname + location.search) return
  if (replace) history.replaceState(history.state, '', target)
  else push(target)
  route.query = queryOf(location.search)
}

/**
 * `guard()` answers true (or a promise of true) where the page may be left. `isDirty()`, where given, tells without asking
 * whether closing the tab would lose something. Returns the function that takes the guard away.
 * @param {() => boolean | Promise<boolean>} guard
 * @param {{ isDirty?: () => boolean }} options
 */
export function beforeLeave(guard, { isDirty } = {}) {
  const entry = { guard, isDirty }
  guards.add(entry)
  return () => guards.delete(entry)
}

/** Reads the address for the first time and listens to the browser from then on. */
export function startRouter() {
  started = true
  history.scrollRestoration = 'manual'
  position = history.state?.position ?? 0
  history.replaceState({ position }, '')
  addEventListener('popstate', popped)
  addEventListener('beforeunload', event => {
    if ([...guards].some(({ isDirty }) => isDirty?.())) event.preventDefault()
  })
  show()
}

/** Where the page of this history entry was scrolled to when it was left. */
export function rememberedScroll() {
  return scrolls.get(position) ?? 0
}

let started = false

async function popped(event) {
  const target = event.state?.position ?? 0
  const steps = position - target
  if (guards.size) {
    // The browser has moved already: step forth, ask, and step back again where leaving is allowed.
    if (returning) { returning = false; return }
    if (steps) {
      returning = true
      history.go(steps)
      if (!(await mayLeave())) return
      guards.clear()
      returning = false
      history.go(-steps)
      return
    }
  }
  scrolls.set(position, scrollY)
  position = target
  show()
}

let returning = false

function navigate(target, replace) {
  scrolls.set(position, scrollY)
  if (replace) history.replaceState({ position }, '', target)
  else push(target)
  scrolls.delete(position)
  show()
}

function push(target) {
  position += 1
  history.pushState({ position }, '', target)
}

function show() {
  const path = decodeURI(location.pathname).replace(/(.)\/+$/, '$1')
  const found = match(path)
  Object.assign(route, { path, params: found?.params ?? {}, query: queryOf(location.search), page: found?.page ?? null, visit: route.visit + 1 })
}

async function mayLeave() {
  for (const { guard } of guards) {
    if ((await guard()) === false) return false
  }
  return true
}

function queryOf(search) {
  return Object.fromEntries(new URLSearchParams(search))
}

function segmentsOf(path) {
  return path.split('?')[0].split('/').filter(Boolean)
}

function paramsOf(pattern, segments) {
  if (pattern.length !== segments.length) return null
  const params = {}
  for (const [index, part] of pattern.entries()) {
    if (part[0] === ':') params[part.slice(1)] = segments[index]
    else if (part !== segments[index]) return null
  }
  return params
}

// A fixed segment sorts before a parameter, at the first place where two patterns differ.
function rank(page) {
  return page.segments.map(part => (part[0] === ':' ? '1' : '0')).join('')
}
