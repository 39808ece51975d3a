import { QBtn, QIcon, QItem, QItemSection, QList, QMenu } from 'quasar'
import { t } from '../app/messages.js'
import { setTheme, theme, themes } from './theme.js'

/** Light, dark, or like the system. */
export const ThemeSwitch = () => (
  <QBtn flat round icon={themes.find(one => one.code === theme.value).icon} aria-label={t('shell.theme')} title={t('shell.theme')} aria-haspopup="menu">{() =>
    <QMenu anchor="bottom right" self="top right" offset={[0, 6]} autoClose>{() => <QList role="presentation">{themeItems}</QList>}</QMenu>}</QBtn>
)

export function themeItems() {
  return themes.map(one =>
    <QItem key={one.code} clickable role="menuitemradio" aria-checked={theme.value === one.code ? 'true' : 'false'} active={theme.value === one.code} onClick={() => setTheme(one.code)}>{() => [
      <QItemSection avatar>{() => <QIcon name={one.icon}/>}</QItemSection>,
      <QItemSection>{() => t(one.title)}</QItemSection>,
    ]}</QItem>)
}
