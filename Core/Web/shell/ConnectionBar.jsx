import { defineComponent, onBeforeUnmount, onMounted, watch } from 'vue'
import { api, connection } from '../app/client.js'
import { t } from '../app/messages.js'

const often = 5000

/** Tells that the network or the server is away and looks for it until it is back; says nothing otherwise. */
export const ConnectionBar = defineComponent({
  name: 'GxConnectionBar',
  setup() {
    let timer = null
    const hear = () => { connection.offline = !navigator.onLine }
    const look = () => api.get('/session', { isProbe: true, tries: 1 }).catch(() => {})
    const isAway = () => connection.offline || connection.unavailable
    watch(isAway, away => {
      clearInterval(timer)
      if (away) timer = setInterval(look, often)
    }, { immediate: true })
    onMounted(() => { addEventListener('online', hear); addEventListener('offline', hear) })
    onBeforeUnmount(() => { clearInterval(timer); removeEventListener('online', hear); removeEventListener('offline', hear) })
    return () => (
      <div role="status" class="gx-bars">
        {connection.offline && <div class="gx-bar">{t('shell.offline')}</div>}
        {!connection.offline && connection.unavailable && <div class="gx-bar">{t('shell.unavailable')}</div>}
      </div>
    )
  },
})
