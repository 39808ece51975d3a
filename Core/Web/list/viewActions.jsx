import { shallowRef } from 'vue'
import { t } from '../app/messages.js'
import { notify } from '../app/notify.js'
import { confirm } from '../parts/Confirm.jsx'
import { ViewDialog } from './ViewDialog.jsx'

/** Saving, naming, sharing and deleting views: handlers for the tabs, and the dialog that is open now. */
export function useViewActions(type, lists, state) {
  const asking = shallowRef(null)
  const current = () => state.list.value.view

  /** Changes a view; when somebody else changed it meanwhile, all are loaded again. */
  async function change(values) {
    try {
      return await lists.change(current(), values)
    } catch (error) {
      if (error.status !== 412) throw error
      await lists.load()
      notify.problem(t('list.view_changed'))
      return null
    }
  }
  async function save() {
    try {
      const view = await change(state.kept())
      if (!view) return
      state.settle()
      notify.ok(t('list.view_saved', { name: view.name }))
    } catch (error) {
      notify.problem(error)
    }
  }
  async function create(values) {
    const view = await lists.create({ ...values, ...state.kept() })
    state.settle()
    state.setList(view.id)
    notify.ok(t('list.view_saved', { name: view.name }))
  }
  async function remove() {
    const view = current()
    const message = t(view.shared ? 'list.delete_view_shared' : 'list.delete_view_text')
    if (!(await confirm({ title: t('list.delete_view_question', { name: view.name }), message, action: t('list.delete_view'), isDanger: true }))) return
    try {
      await lists.remove(view)
      state.setList('all')
      notify.ok(t('list.view_deleted', { name: view.name }))
    } catch (error) {
      notify.problem(error)
    }
  }
  const share = () => change({ shared: !current().shared }).catch(notify.problem)

  const handlers = {
    onSave: save,
    onSaveAs: () => { asking.value = 'new' },
    onRename: () => { asking.value = 'rename' },
    onShare: share,
    onRemove: remove,
    onDiscard: state.settle,
  }
  function dialog() {
    if (!asking.value) return null
    const isNew = asking.value === 'new'
    return <ViewDialog title={t(isNew ? 'list.new_view' : 'list.rename_view')} name={isNew ? '' : current()?.name}
      canShare={isNew && lists.mayShare()} save={isNew ? create : values => change(values)}
      onClose={() => { asking.value = null }}/>
  }
  return { handlers, dialog }
}
