import { QIcon, QItem, QItemLabel, QItemSection, QList, QMenu, QSeparator } from 'quasar'
import { go } from '../app/router.js'
import { language, setLanguage, t } from '../app/messages.js'
import { notify } from '../app/notify.js'
import { clearRecent } from '../app/recent.js'
import { session, signOut } from '../app/session.js'
import { clearDrafts } from '../record/drafts.js'
import { UserChip } from '../parts/UserChip.jsx'
import { themeItems } from './ThemeSwitch.jsx'

/** Who is signed in, their account, language and appearance on phones, and the way out. */
export const UserMenu = () => (
  <button type="button" class="gx-top__user" aria-label={t('shell.userMenu', { name: session.user.name })} aria-haspopup="menu">
    <UserChip user={session.user} dense size={30}/>
    <QMenu anchor="bottom right" self="top right" offset={[0, 8]} autoClose>{() =>
      <QList role="presentation" class="gx-user-menu">{() => [
        <div class="gx-user-menu__who"><strong>{session.user.name}</strong><span class="gx-muted">{session.user.email}</span></div>,
        <QSeparator/>,
        item('account_circle', t('shell.account'), () => go('/settings/account')),
        item('translate', t('shell.languageSwitch'), () => setLanguage(language.value === 'zh' ? 'en' : 'zh')),
        <QSeparator/>,
        <QItemLabel header>{() => t('shell.theme')}</QItemLabel>,
        themeItems(),
        <QSeparator/>,
        item('logout', t('shell.signOut'), leave),
      ]}</QList>}</QMenu>
  </button>
)

function item(icon, title, run) {
  return (
    <QItem clickable role="menuitem" onClick={run}>{() => [
      <QItemSection avatar>{() => <QIcon name={icon}/>}</QItemSection>,
      <QItemSection>{() => title}</QItemSection>,
    ]}</QItem>
  )
}

function leave() {
  clearRecent()
  clearDrafts()
  signOut().catch(notify.problem)
}
