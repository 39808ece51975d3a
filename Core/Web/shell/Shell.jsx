import { defineAsyncComponent, defineComponent, onBeforeUnmount, ref, watch } from 'vue'
import { QDialog } from 'quasar'
import { route } from '../app/router.js'
import { t } from '../app/messages.js'
import { session } from '../app/session.js'
import { BottomBar } from './BottomBar.jsx'
import { ConnectionBar } from './ConnectionBar.jsx'
import { Navigation, WorkspaceMark } from './Navigation.jsx'
import { PageView } from './PageView.jsx'
import { SideSwitch } from './SideSwitch.jsx'
import { SettingsFrame } from './SettingsFrame.jsx'
import { TopBar } from './TopBar.jsx'
import { useShellShortcuts } from './useShellShortcuts.js'

const CommandPalette = defineAsyncComponent(() => import('./CommandPalette.jsx'))
const ShortcutHelp = defineAsyncComponent(() => import('./ShortcutHelp.jsx'))
const ExpiredSession = defineAsyncComponent(() => import('./ExpiredSession.jsx'))

/** The frame around every page of a member: side bar, top bar, notices, and the dialogs that any page can call. */
export const Shell = defineComponent({
  name: 'GxShell',
  setup() {
    const isDrawerOpen = ref(false)
    const open = ref(null)
    onBeforeUnmount(useShellShortcuts(name => { open.value = name }))
    watch(() => route.visit, () => { isDrawerOpen.value = false; open.value = null })
    return () => (
      <div class="gx-app">
        <a class="gx-skip" href="#main" onClick={skip}>{t('shell.skip')}</a>
        <aside class="gx-side"><WorkspaceMark/><Navigation/><SideSwitch/></aside>
        <TopBar onMenu={() => { isDrawerOpen.value = true }} onPalette={() => { open.value = 'palette' }} onHelp={() => { open.value = 'help' }}/>
        <main id="main" class="gx-main" tabindex="-1">
          <ConnectionBar/>
          {isSettings() ? <SettingsFrame/> : <PageView/>}
        </main>
        <BottomBar onMenu={() => { isDrawerOpen.value = true }}/>
        <QDialog modelValue={isDrawerOpen.value} onUpdate:modelValue={value => { isDrawerOpen.value = value }} position="left" fullHeight aria-label={t('shell.menu')}>{() =>
          <div class="gx-drawer"><WorkspaceMark/><Navigation/></div>}</QDialog>
        {open.value === 'palette' && <CommandPalette onClose={() => { open.value = null }}/>}
        {open.value === 'help' && <ShortcutHelp onClose={() => { open.value = null }}/>}
        {session.expired && <ExpiredSession/>}
      </div>
    )
  },
})

function isSettings() {
  return route.path === '/settings' || route.path.startsWith('/settings/')
}

function skip(event) {
  event.preventDefault()
  document.getElementById('main').focus()
}
