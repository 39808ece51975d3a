// Starts the app: language and theme, who is signed in, the plugs of the modules that are on, then the shell.
import { createApp } from 'vue'
import { Notify, Dialog, Quasar } from 'quasar'
import './style/index.css'
import { addMessages, language, setLanguage } from './app/messages.js'
import { definePages, startRouter } from './app/router.js'
import { installPlugs, loadPlugs } from './app/plugs.js'
import { startShortcuts } from './app/shortcuts.js'
import { keepCurrent, load as loadMetadata } from './app/metadata.js'
import { beforeEntering, load as loadSession, session } from './app/session.js'
import { limitMotion } from './shell/motion.js'
import { prefetch } from './shell/prefetch.js'
import { startTheme } from './shell/theme.js'
import { watchPortals } from './shell/portals.js'
import { connection } from './app/client.js'
import { speakQuasar } from './shell/quasar-language.js'
import { pages } from './pages.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import { App } from './shell/App.jsx'

/** `start({ modules: { funnel: () => import('./Funnel/Web/index.jsx') } })` */
export async function start({ modules }) {
  addMessages({ en, zh })
  installPlugs(modules)
  definePages(pages)
  limitMotion()
  const app = createApp(App, { retry: () => enter() })
  app.use(Quasar, { plugins: { Notify, Dialog }, config: { notify: { position: 'bottom', textColor: undefined } } })
  speakQuasar()
  setLanguage(language.value)
  startTheme()
  startShortcuts()
  beforeEntering(modules => Promise.all([loadMetadata(), loadPlugs(modules)]))
  await enter()
  startRouter()
  document.getElementById('skeleton')?.remove()
  app.mount('#app')
  watchPortals()
  keepCurrent(() => session.state === 'member' && !session.expired)
  prefetch(pages)
}

// The plug that holds the visitors' pages (sign-in) is the one of the module that is always on.
async function enter() {
  try {
    await loadSession()
    if (session.state === 'visitor') await loadPlugs(['tenants'])
    connection.unavailable = false
  } catch (error) {
    session.state = 'unreachable'
    console.error(error)
  }
}
