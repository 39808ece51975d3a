import { QIcon, QItem, QItemSection, QMenu } from 'quasar'

/** A menu of commands. Quasar's own list would put a list into the menu, where screen readers expect its items, and knows no arrow keys. */
export function Menu(_, { slots, attrs }) {
  const items = element => [...element.querySelectorAll('[role="menuitem"]')]
  // The menu is the last one that opened.
  const focusFirst = () => items([...document.querySelectorAll('.q-menu')].at(-1) ?? document)[0]?.focus()
  function onKeydown(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const all = items(event.currentTarget)
    all.at((all.indexOf(document.activeElement) + step) % all.length)?.focus()
  }
  return <QMenu autoClose {...attrs} onShow={focusFirst} onKeydown={onKeydown}>{() => <div class="gx-menu">{slots.default()}</div>}</QMenu>
}
Menu.inheritAttrs = false

/** A command of a menu; `icon` is a name, or the slot of that name draws something else. */
export function MenuItem({ icon, label, isOn }, { emit, slots }) {
  return <QItem clickable dense role="menuitem" active={Boolean(isOn)} onClick={() => emit('run')}>{() => [
    <QItemSection avatar class="gx-menu-icon">{() => slots.icon?.() ?? (icon ? <QIcon name={icon} size="18px"/> : null)}</QItemSection>,
    <QItemSection>{() => label}</QItemSection>,
  ]}</QItem>
}
MenuItem.props = ['icon', 'label', 'isOn']
MenuItem.emits = ['run']
