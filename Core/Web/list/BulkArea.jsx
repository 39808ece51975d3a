import { ref, shallowRef } from 'vue'
import { t } from '../app/messages.js'
import { formatNumber } from '../app/format.js'
import { notify } from '../app/notify.js'
import { confirm } from '../parts/Confirm.jsx'
import { BulkBar } from './BulkBar.jsx'
import { BulkEditDialog } from './BulkEditDialog.jsx'
import { OutcomeDialog } from './OutcomeDialog.jsx'
import { deleteAll, failed, restoreAll, succeeded } from './bulk.js'

/** The bar of chosen records with its dialogs: edit, delete with undo, restore; says what became of each. */
export const BulkArea = {
  props: { type: Object, selection: Object, rows: Object, which: Object, path: String, sort: String, isBin: Boolean, rights: Object },
  emits: ['done'],
  setup(props, { emit }) {
    const isEditing = ref(false)
    const isBusy = ref(false)
    const outcomes = shallowRef(null)

    async function run(work) {
      isBusy.value = true
      try {
        return await work()
      } catch (error) {
        notify.problem(error)
        return null
      } finally {
        isBusy.value = false
      }
    }
    /** What failed stays chosen, so that it can be tried again. */
    function tell(results, message, undo) {
      const [done, missed] = [succeeded(results), failed(results)]
      const text = t(message, { n: formatNumber(done.length) })
      if (done.length > 0 && undo) notify.undo(text, () => undo(done))
      else if (done.length > 0) notify.ok(text)
      if (missed.length > 0) outcomes.value = results
      props.selection.keep(missed)
      emit('done')
    }
    const chooseAll = () => run(() => props.selection.chooseAll(props.path, { ...props.which, sort: props.sort || undefined }))
    async function remove() {
      const chosen = props.selection.all()
      const n = chosen.length
      if (!(await confirm({ title: t('list.delete_question', { n }), message: t('list.delete_text'), action: t('list.bulk_delete'), isDanger: true }))) return
      const results = await run(() => deleteAll(props.type, chosen))
      if (results) tell(results, 'list.deleted', restore)
    }
    async function restore(records) {
      const results = await run(() => restoreAll(props.type, records))
      if (results) tell(results, 'list.restored')
    }

    return () => <>
      {props.selection.size() > 0 ? <BulkBar selection={props.selection} total={props.rows.state.total} isExact={props.rows.state.isExact}
        isBin={props.isBin} rights={props.rights} isBusy={isBusy.value}
        onAll={chooseAll} onEdit={() => { isEditing.value = true }} onDelete={remove} onRestore={() => restore(props.selection.all())}
          onClear={props.selection.clear}/> : null}
      {isEditing.value ? <BulkEditDialog type={props.type} chosen={props.selection.all()} onDone={results => tell(results, 'list.changed')}
        onClose={() => { isEditing.value = false }}/> : null}
      {outcomes.value ? <OutcomeDialog type={props.type} outcomes={outcomes.value} onClose={() => { outcomes.value = null }}/> : null}
    </>
  },
}
