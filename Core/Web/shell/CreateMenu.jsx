import { QBtn, QIcon, QItem, QItemSection, QList, QMenu } from 'quasar'
import { go } from '../app/router.js'
import { t } from '../app/messages.js'
import { creatables } from './entries.js'

/** "New": a record of any type that this user may create. */
export const CreateMenu = () => {
  const entries = creatables()
  if (!entries.length) return null
  return [
    <QBtn class="gx-top__new gx-wide" outline noCaps color="primary" icon="add" label={t('shell.create')} aria-haspopup="menu">{() => menu(entries)}</QBtn>,
    <QBtn class="gx-narrow" flat round icon="add" aria-label={t('shell.create')} aria-haspopup="menu">{() => menu(entries)}</QBtn>,
  ]
}

function menu(entries) {
  return (
    <QMenu anchor="bottom right" self="top right" offset={[0, 6]} autoClose>{() =>
      <QList role="presentation">{() => entries.map(entry =>
        <QItem key={entry.path} clickable role="menuitem" onClick={() => go(entry.path)}>{() => [
          <QItemSection avatar>{() => <QIcon name={entry.icon}/>}</QItemSection>,
          <QItemSection>{() => entry.title}</QItemSection>,
        ]}</QItem>)}</QList>}</QMenu>
  )
}
