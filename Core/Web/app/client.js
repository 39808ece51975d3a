// The one way to the API: knows problems, versions, safe retries, expired sessions, uploads and pages.
import { reactive, shallowReactive } from 'vue'
import { language } from './messages.js'
import { ApiProblem, problemOf } from './problem.js'

export { ApiProblem }

/** What the notice bar tells: no network, or a server that cannot answer. */
export const connection = reactive({ offline: false, unavailable: false })

const root = '/api/v1'
const tries = 4

// Too many requests just now, or a server that is starting or overloaded: both say so and mean "again in a moment".
const passing = new Set([429, 503])

// Writes that refuse an Idempotency-Key: those of visitors, readings by POST, secrets shown once, and streamed uploads.
const keyless = /^\/(session|workspaces|password-resets|api-keys|imports|account\/password)$|^\/(password-resets|invitations)\/[^/]+\/(completion|acceptance)$|\/query$/

let renewSession = () => Promise.resolve(false)

/** `renew()` promises true once somebody has signed in again, false where nobody will: session.js provides it. */
export function onUnauthenticated(renew) {
  renewSession = renew
}

export const api = {
  get: (path, options) => send('GET', path, undefined, options),
  post: (path, body, options) => send('POST', path, body, options),
  put: (path, body, options) => send('PUT', path, body, options),
  /** Changes a record: `record` is the one that was read, its version guards against overwriting somebody else's change. */
  patch: (path, body, options) => send('PATCH', path, body, options),
  delete: (path, options) => send('DELETE', path, undefined, options),
  upload,
  /** A file that is asked for by a question too long for an address: `{ blob, name }`. */
  file: (path, body, options) => send('POST', path, body, { ...options, read: fileOf }),
}

/**
 * A list page by page: `const list = pages('/customers', { sort: '-name' }); await list.next()`.
 * `items` grows; `included` holds the records they refer to by plural; `total` is the estimate where `count` was asked for.
 * @param {string} path
 * @param {Record<string, any>} [query]
 * @param {{ signal?: AbortSignal, body?: object }} options with a body, the list is asked for by POST (`/customers/query`)
 */
export function pages(path, query = {}, { signal, body } = {}) {
  const list = shallowReactive({ items: shallowReactive([]), included: {}, total: null, done: false, loading: false, error: null, next })
  let cursor = null
  let underWay = null
  return list

  function next() {
    if (list.done) return Promise.resolve([])
    underWay ??= load().finally(() => { underWay = null })
    return underWay
  }

  async function load() {
    list.loading = true
    list.error = null
    try {
      const reply = body
        ? await api.post(path, { ...body, ...(cursor && { cursor }) }, { query, signal })
        : await api.get(path, { query: { ...query, cursor }, signal })
      list.included = mergeIncluded(list.included, reply.included)
      list.total = reply.estimated_total ?? list.total
      list.items.push(...reply.data)
      cursor = reply.next_cursor ?? null
      list.done = !cursor
      return reply.data
    } catch (error) {
      list.error = error
      throw error
    } finally {
      list.loading = false
    }
  }
}

/** Both sets of included records, each record once. */
export function mergeIncluded(known, added = {}) {
  const merged = { ...known }
  for (const [plural, records] of Object.entries(added)) {
    const byId = new Map([...(merged[plural] ?? []), ...records].map(record => [record.id, record]))
    merged[plural] = [...byId.values()]
  }
  return merged
}

/**
 * @typedef {object} Options
 * @property {Record<string, any>} [query]
 * @property {AbortSignal} [signal]
 * @property {string | false} [key] an Idempotency-Key of the caller's own; false sends none
 * @property {{ id: string, version: number }} [record] the record as it was read: If-Match
 * @property {boolean} [isProbe] nobody is asked to sign in again because of this request
 * @property {number} [tries]
 * @property {(response: Response) => Promise<any>} [read] what becomes of the answer; JSON unless told otherwise
 */

/** @param {string} method @param {string} path @param {any} body @param {Options} [options] */
async function send(method, path, body, options = {}) {
  const address = addressOf(path, options.query)
  const request = { method, headers: headersOf(method, path, body, options), signal: options.signal, credentials: 'same-origin' }
  if (body !== undefined) request.body = JSON.stringify(body)
  const isSafe = method === 'GET' || 'Idempotency-Key' in request.headers || /\/query$/.test(path)
  for (;;) {
    const response = await reach(address, request, isSafe ? (options.tries ?? tries) : 1)
    if (response.ok) return (options.read ?? bodyOf)(response)
    const problem = await problemOf(response)
    if (problem.code === 'unauthenticated' && !options.isProbe && (await renewSession())) continue
    throw problem
  }
}

// 204 has no body, and neither have some 202.
async function bodyOf(response) {
  const text = await response.text()
  return text === '' ? null : JSON.parse(text)
}

/** @param {Response} response */
async function fileOf(response) {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')
  return { blob: await response.blob(), name: name ? decodeURIComponent(name[1]) : '' }
}

// Repeats what may be repeated, with growing pauses; the last answer or error is the caller's.
async function reach(address, request, most) {
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === most
    let response = null
    try {
      response = await fetch(address, request)
    } catch (error) {
      if (error.name === 'AbortError') throw error
      if (isLast) { connection.offline = true; throw new ApiProblem({}) }
    }
    if (response && (isLast || !passing.has(response.status))) return tell(response)
    await pause(waitOf(response, attempt), request.signal)
  }
}

function tell(response) {
  connection.offline = false
  connection.unavailable = response.status >= 502 && response.status <= 504
  return response
}

function waitOf(response, attempt) {
  const asked = Number(response?.headers.get('Retry-After'))
  const usual = 250 * 2 ** attempt * (0.75 + Math.random() / 2)
  return asked > 0 ? Math.min(asked * 1000, 5000) : usual
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => { clearTimeout(timer); reject(new DOMException('', 'AbortError')) }, { once: true })
  })
}

/** `/api/v1/customers?limit=50`: arrays and objects (filters) become JSON, empty values are left out. */
export function addressOf(path, query = {}) {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const search = new URLSearchParams(filled.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]))
  return root + path + (filled.length ? (path.includes('?') ? '&' : '?') + search : '')
}

/** @param {string} method @param {string} path @param {any} body @param {Options} options */
function headersOf(method, path, body, { key, record }) {
  const headers = { Accept: 'application/json', 'Accept-Language': language.value === 'zh' ? 'zh-CN' : 'en' }
  if (body !== undefined) headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  if (record) headers['If-Match'] = `"${record.id}-${record.version}"`
  if (method === 'GET') return headers
  headers['X-Guanxi'] = '1'
  if (key !== false && !keyless.test(path.split('?')[0])) headers['Idempotency-Key'] = key || newKey()
  return headers
}

// crypto.randomUUID is missing on plain http, which a workspace behind a proxy in an office may be.
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Sends a file as it is; `onProgress` hears 0…1. fetch cannot tell how far an upload has come.
 * @param {string} path
 * @param {Blob} file
 * @param {{ query?: Record<string, any>, onProgress?: (part: number) => void, signal?: AbortSignal, type?: string }} options
 */
async function upload(path, file, { query, onProgress, signal, type = 'application/octet-stream' } = {}) {
  for (;;) {
    const request = await transfer(addressOf(path, query), file, { onProgress, signal, type })
    if (request.status >= 200 && request.status < 300) return request.status === 204 ? null : JSON.parse(request.responseText)
    const response = new Response(request.responseText, { status: request.status })
    const problem = await problemOf(response)
    if (problem.code === 'unauthenticated' && (await renewSession())) continue
    throw problem
  }
}

function transfer(address, file, { onProgress, signal, type }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    const headers = { ...headersOf('POST', '/session', undefined, {}), 'Content-Type': type }
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = event => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.onload = () => resolve(request)
    request.onerror = () => { connection.offline = true; reject(new ApiProblem({})) }
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
