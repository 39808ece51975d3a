/** What went wrong with a request: the server's problem document (RFC 9457), or that there was no answer at all. */
export class ApiProblem extends Error {
  constructor({ status = 0, code = 'offline', title = '', detail = '', errors = [], retryAfter = null, requestId = null }) {
    super(detail || title || code)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
    /** @type {{ field?: string, code: string, message: string }[]} */
    this.errors = errors
    /** Seconds, where the server said when to come again. */
    this.retryAfter = retryAfter
    this.requestId = requestId
    /** field → message, the first of each */
    this.fieldErrors = new Map([...errors].reverse().filter(error => error.field).map(error => [error.field, error.message]))
  }

  /** No answer came: the network is down or the server cannot be reached. */
  get isOffline() {
    return this.status === 0
  }

  /** The server is there, but cannot answer now. */
  get isUnavailable() {
    return this.status >= 500
  }
}

/** Makes a problem of an answer that is not a success. */
export async function problemOf(response) {
  const document = await response.json().catch(() => ({}))
  return new ApiProblem({
    ...document,
    status: response.status,
    code: document.code ?? `http_${response.status}`,
    retryAfter: secondsOf(response.headers.get('Retry-After')),
    requestId: document.request_id ?? response.headers.get('X-Request-Id'),
  })
}

function secondsOf(header) {
  const seconds = Number(header)
  return header && Number.isFinite(seconds) ? seconds : null
}
