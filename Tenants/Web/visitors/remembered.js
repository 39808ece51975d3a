// The workspace and e-mail of the last sign-in from this browser: nobody likes to type them every morning.

const key = 'gx-last-sign-in'

/** @returns {{ workspace: string, email: string }} */
export function remembered() {
  try {
    const { workspace = '', email = '' } = JSON.parse(localStorage.getItem(key) ?? '{}')
    return { workspace: String(workspace), email: String(email) }
  } catch {
    return { workspace: '', email: '' }
  }
}

/** @param {{ workspace: string, email: string }} account */
export function remember({ workspace, email }) {
  localStorage.setItem(key, JSON.stringify({ workspace, email }))
}
