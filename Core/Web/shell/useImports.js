import { computed, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import { api } from '../app/client.js'
import { t } from '../app/messages.js'
import { note } from '../app/notify.js'
import { route } from '../app/router.js'

const often = 3000
const seldom = 60000
const soon = 1500

/** The imports under way, looked at often while there are some; the end of each becomes a notice. */
export function useImports() {
  const running = shallowRef([])
  let timer = null
  const look = async () => {
    clearTimeout(timer)
    if (!document.hidden) await update(running)
    timer = setTimeout(look, running.value.length ? often : seldom)
  }
  onMounted(() => { timer = setTimeout(look, soon) })
  onBeforeUnmount(() => clearTimeout(timer))
  // Who leaves the import pages may have started one there.
  watch(() => route.path.startsWith('/imports'), isThere => isThere || look())
  return computed(() => running.value)
}

// A bell that only looks must not open the sign-in dialog or tell of every gap in the network.
async function update(running) {
  const reply = await api.get('/imports', { isProbe: true, tries: 1 }).catch(() => null)
  if (!reply) return
  const before = new Set(running.value.map(one => one.id))
  for (const one of reply.data) if (before.has(one.id) && !isRunning(one)) tellEnd(one)
  running.value = reply.data.filter(isRunning)
}

function isRunning({ status }) {
  return status === 'queued' || status === 'running'
}

function tellEnd({ id, name, status }) {
  const key = { done: 'shell.importDone', checked: 'shell.importChecked' }[status]
  note(t(key ?? 'shell.importFailed', { name }), { path: `/imports/${id}`, kind: key ? 'ok' : 'problem' })
}
