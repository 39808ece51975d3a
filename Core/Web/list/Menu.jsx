import { QIcon, QItem, QItemSection, QMenu } from 'quasar'

/** A menu of commands. Quasar's own list would put a list into the menu, where screen readers expect its items. */
export function Menu(_, { slots, attrs }) {
  return <QMenu autoClose {...attrs}>{() => <div class="gx-menu">{slots.default()}</div>}</QMenu>
}
Menu.inheritAttrs = false

/** A command of a menu. */
export function MenuItem({ icon, label, isOn }, { emit }) {
  return <QItem clickable dense role="menuitem" active={Boolean(isOn)} onClick={() => emit('run')}>{() => [
    <QItemSection avatar class="gx-menu-icon">{() => icon ? <QIcon name={icon} size="18px"/> : null}</QItemSection>,
    <QItemSection>{() => label}</QItemSection>,
  ]}</QItem>
}
MenuItem.props = ['icon', 'label', 'isOn']
MenuItem.emits = ['run']
