import { QBtn, QIcon, QSeparator } from 'quasar'
import { t, titleOf } from '../app/messages.js'
import { href } from '../app/router.js'
import { follow } from '../parts/Link.jsx'
import { Menu, MenuItem } from './Menu.jsx'

/** The lists of a type: all, mine, saved views, the bin; pages that modules add (a funnel board); and what can be done with the chosen view. */
export function ListTabs({ type, lists, state, pages, canSave }, { emit }) {
  const current = state.list.value
  const isOn = list => list.id === current?.id
  const path = `/${type.plural}`
  const tab = list => {
    const query = { list: list.id === 'all' ? undefined : list.id }
    return <a key={list.id} class={['gx-lists-tab', isOn(list) && 'is-on']} href={href(path, query)} aria-current={isOn(list) ? 'page' : undefined}
      title={list.view?.shared ? t('list.shared_view') : undefined}
      onClick={event => { if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); state.setList(list.id) }}>
      {list.isBin ? <QIcon name="delete_outline" size="17px"/> : list.view?.shared ? <QIcon name="group" size="16px"/> : null}
      {list.name ?? t(list.title)}
      {isOn(list) && state.isChanged.value ? <span class="gx-lists-tab-mark" role="img" aria-label={t('list.unsaved')} title={t('list.unsaved')}/> : null}
    </a>
  }
  const page = one => <a key={one.path} class="gx-lists-tab" href={one.path} onClick={event => follow(event, { to: one.path })}>
    {one.icon ? <QIcon name={one.icon} size="17px"/> : null}{titleOf(one.title)}</a>
  const item = (icon, label, run) => <MenuItem icon={icon} label={label} onRun={run}/>
  const mayChange = current?.view && lists.mayChange(current.view)
  const menu = () => <Menu>{() => [
    mayChange ? [
      item('edit', t('list.rename_view'), () => emit('rename')),
      lists.mayShare() ? item(current.view.shared ? 'person' : 'group', t(current.view.shared ? 'list.unshare_view' : 'list.share_view'), () => emit('share')) : null,
      item('delete_outline', t('list.delete_view'), () => emit('remove')), <QSeparator/>] : null,
    item('bookmark_add', t('list.save_as'), () => emit('saveAs')),
  ]}</Menu>
  return <nav class="gx-lists" aria-label={t('list.views')}>
    <div class="gx-lists-scroll">{lists.all.value.filter(list => !list.isBin).map(tab)}{pages.map(page)}{lists.all.value.filter(list => list.isBin).map(tab)}</div>
    {canSave && !current?.isBin ? <div class="gx-lists-tools">
      {state.isChanged.value ? <QBtn flat dense noCaps class="gx-wide" label={t('list.discard')} onClick={() => emit('discard')}/> : null}
      {state.isChanged.value && mayChange ? <QBtn flat dense noCaps color="primary" label={t('list.save_view')} onClick={() => emit('save')}/> : null}
      <QBtn flat dense round icon="more_horiz" aria-label={t('list.view_menu')}>{menu}</QBtn>
    </div> : null}
  </nav>
}
ListTabs.props = ['type', 'lists', 'state', 'pages', 'canSave']
ListTabs.emits = ['rename', 'share', 'remove', 'save', 'saveAs', 'discard']
