import { defineComponent } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { t } from '../app/messages.js'
import { modKey } from '../app/shortcuts.js'
import { session } from '../app/session.js'
import { CreateMenu } from './CreateMenu.jsx'
import { LanguageSwitch } from './LanguageSwitch.jsx'
import { Notices } from './Notices.jsx'
import { ThemeSwitch } from './ThemeSwitch.jsx'
import { UserMenu } from './UserMenu.jsx'

/** The bar over every page: search, new, notices, language, appearance, the user. */
export const TopBar = defineComponent({
  name: 'GxTopBar',
  emits: ['menu', 'palette', 'help'],
  setup(props, { emit }) {
    return () => (
      <header class="gx-top">
        <QBtn class="gx-narrow" flat round icon="menu" aria-label={t('shell.menu')} onClick={() => emit('menu')}/>
        <span class="gx-narrow gx-top__name">{session.workspace.name}</span>
        <button type="button" class="gx-search gx-wide" onClick={() => emit('palette')}>
          <QIcon name="search" size="18px"/><span>{t('shell.search')}</span><kbd>{modKey}K</kbd>
        </button>
        <div class="gx-top__space"/>
        <QBtn class="gx-narrow" flat round icon="search" aria-label={t('shell.search')} onClick={() => emit('palette')}/>
        <CreateMenu/>
        <Notices/>
        <QBtn class="gx-wide" flat round icon="keyboard" aria-label={t('shell.help')} title={t('shell.help')} onClick={() => emit('help')}/>
        <LanguageSwitch class="gx-wide"/>
        <ThemeSwitch class="gx-wide"/>
        <UserMenu/>
      </header>
    )
  },
})
