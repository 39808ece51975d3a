import { nextTick, onBeforeUnmount, onMounted, ref } from 'vue'
import { QLinearProgress } from 'quasar'
import { api } from '../app/client.js'
import { t, text } from '../app/messages.js'
import { notify } from '../app/notify.js'
import { FieldInput } from '../parts/FieldInput.jsx'
import { check } from '../parts/fields/check.js'
import { includedRecord } from '../app/metadata.js'
import { rememberLabel } from '../parts/fields/references.js'
import { ConflictDialog } from './ConflictDialog.jsx'

/** Kinds whose input is done as soon as something was chosen. */
const immediate = ['choice', 'reference', 'boolean']
/** Kinds of several inputs: Tab goes from one to the next. */
const several = ['money', 'address']
/** Kinds that take more room than their row has. */
const tall = ['address', 'long_text']

/**
 * Edits one cell where it stands. Enter saves and Tab goes on, Esc leaves all as it was, a click elsewhere saves. If somebody else changed the record meanwhile,
 * both versions are shown and the user decides.
 */
export const CellEditor = {
  props: { type: Object, field: Object, record: Object, included: Object, width: Number },
  emits: ['done'],
  setup(props, { emit }) {
    // The page brought the name along: the picker needn't ask for it.
    if (props.field.kind === 'reference') rememberLabel(props.field.refers_to, includedRecord(props.included, props.field.refers_to, props.record[props.field.name]))
    const box = ref(null)
    const value = ref(props.record[props.field.name] ?? null)
    const error = ref('')
    const isSaving = ref(false)
    const conflict = ref(null)
    const isAtEdge = ref(false)
    const isSame = () => JSON.stringify(value.value ?? null) === JSON.stringify(props.record[props.field.name] ?? null)

    async function save(next = 0, base = props.record) {
      if (isSaving.value || conflict.value) return
      if (isSame() && base === props.record) return emit('done', { next })
      error.value = check(props.field, value.value)
      if (error.value) return
      isSaving.value = true
      try {
        const body = { [props.field.name]: value.value === '' ? null : value.value }
        emit('done', { record: await api.patch(`/${props.type.plural}/${base.id}`, body, { record: base }), next })
      } catch (problem) {
        await explain(problem)
      } finally {
        isSaving.value = false
      }
    }

    async function explain(problem) {
      if (problem.status === 412) {
        try {
          conflict.value = await api.get(`/${props.type.plural}/${props.record.id}`)
        } catch (gone) {
          notify.problem(gone)
          emit('done', {})
        }
        return
      }
      error.value = problem.fieldErrors?.get(props.field.name) ?? problem.detail ?? ''
      if (!error.value) notify.problem(problem)
    }
    function decide(isMine) {
      const current = conflict.value
      conflict.value = null
      if (isMine) save(0, current)
      else emit('done', { record: current })
    }

    function onKey(event) {
      if (event.isComposing) return
      event.stopPropagation()
      if (event.key === 'Escape' && !document.querySelector('.q-menu')) { event.preventDefault(); emit('done', {}) }
      const isLong = props.field.kind === 'long_text' || props.field.kind === 'tags'
      const isDone = event.key === 'Enter' && !event.defaultPrevented && (!isLong || event.ctrlKey || event.metaKey)
      if (isDone && !document.querySelector('.q-menu')) { event.preventDefault(); save() }
      if (event.key === 'Tab' && !several.includes(props.field.kind)) { event.preventDefault(); save(event.shiftKey ? -1 : 1) }
    }
    /** Enter adds a tag; where none is typed it ends the list. Heard on the way down, before the input takes it. */
    function onKeyDown(event) {
      if (props.field.kind !== 'tags' || event.key !== 'Enter' || event.isComposing || event.target.value) return
      event.preventDefault()
      event.stopPropagation()
      save()
    }
    function onPointer(event) {
      if (conflict.value || box.value?.contains(event.target) || event.target.closest?.('.q-menu, .q-dialog')) return
      // What can't be saved is told beside the field; leaving it then takes Esc.
      save()
    }
    function set(next) {
      value.value = next
      error.value = ''
      if (immediate.includes(props.field.kind)) save()
    }

    onMounted(() => {
      document.addEventListener('pointerdown', onPointer, true)
      const input = box.value.querySelector('input, textarea, [tabindex="0"]')
      input?.focus()
      // Typing replaces what was there; the arrow keys keep it.
      if (props.field.kind !== 'choice') requestAnimationFrame(() => input?.select?.())
      isAtEdge.value = box.value.getBoundingClientRect().right > box.value.closest('.gx-grid').getBoundingClientRect().right
      if (tall.includes(props.field.kind)) box.value.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      // Choices are there to be chosen from: their list opens by itself.
      if (props.field.kind === 'choice') nextTick(() => box.value?.querySelector('.q-field__control')?.click())
    })
    onBeforeUnmount(() => document.removeEventListener('pointerdown', onPointer, true))

    return () => <div ref={box} class={['gx-editor', isAtEdge.value && 'is-at-edge']} role="dialog"
      aria-label={t('list.edit_cell', { title: text(props.field.title) })} onKeydown={onKey} onKeydownCapture={onKeyDown}
      onClick={event => event.stopPropagation()} onDblclick={event => event.stopPropagation()} style={{ minWidth: `${Math.max(props.width, 220)}px` }}>
      <FieldInput dense autofocus label={false} field={props.field} modelValue={value.value} error={error.value} record={props.record}
        onUpdate:modelValue={set}/>
      {isSaving.value ? <QLinearProgress indeterminate size="2px" aria-label={t('list.saving')}/> : null}
      {conflict.value ? <ConflictDialog type={props.type} field={props.field} mine={value.value} theirs={conflict.value} onDecide={decide}/> : null}
    </div>
  },
}
