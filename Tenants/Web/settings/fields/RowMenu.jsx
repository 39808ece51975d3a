import { QBtn, QIcon, QItem, QItemSection, QList, QMenu } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { namePopup } from '../../../../Core/Web/parts/popup.js'

/** What can be done with a row, behind three dots: `actions` are `{ icon, label, run }`. */
export const RowMenu = ({ name, actions, size }) => {
  const item = ({ icon, label, run }) => (
    <QItem key={icon} clickable role="menuitem" onClick={run}>{() => [
      <QItemSection avatar>{() => <QIcon name={icon} size="18px"/>}</QItemSection>, <QItemSection>{() => label}</QItemSection>,
    ]}</QItem>
  )
  const menu = () => (
    <QMenu autoClose anchor="bottom right" self="top right" onShow={() => namePopup(name)}>{() => (
      <QList dense role="presentation">{() => actions.filter(Boolean).map(item)}</QList>
    )}</QMenu>
  )
  return <QBtn flat round dense size={size} icon="more_horiz" aria-haspopup="menu" aria-label={t('fields.actionsOf', { name })}>{menu}</QBtn>
}
RowMenu.props = ['name', 'actions', 'size']
