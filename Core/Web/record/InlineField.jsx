import { computed, defineComponent, nextTick, ref } from 'vue'
import { QBtn } from 'quasar'
import { t, text } from '../app/messages.js'
import { problemText } from '../app/notify.js'
import { FieldInput } from '../parts/FieldInput.jsx'
import { FieldValue } from '../parts/FieldValue.jsx'
import { check } from '../parts/fields/check.js'
import { ownerOf } from '../parts/fields/references.js'
import { isRequired } from './conditions.js'

const picked = new Set(['choice', 'reference'])
const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/**
 * A field of a record's page: its value, and on a click (or Enter on its pencil) the input in its place. Enter saves, Escape gives up, leaving
 * saves what is right; choices are saved as they are picked.
 */
export const InlineField = defineComponent({
  name: 'InlineField',
  props: {
    field: { type: Object, required: true },
    record: { type: Object, required: true },
    editable: Boolean,
    /** `save(field, value)`, a promise */
    save: { type: Function, required: true },
  },
  setup(props) {
    const isEditing = ref(false)
    const isSaving = ref(false)
    const value = ref(null)
    const error = ref('')
    const element = ref(null)
    const title = computed(() => text(props.field.title))
    const required = () => isRequired(props.field, ownerOf(props.field), { ...props.record, [props.field.name]: value.value })

    function edit() {
      if (!props.editable || isEditing.value) return
      value.value = props.record[props.field.name]
      error.value = ''
      isEditing.value = true
      nextTick(() => {
        const input = focusInput()
        if (input?.select && props.field.kind !== 'long_text') input.select()
      })
    }
    function focusInput() {
      const input = element.value?.querySelector('input, textarea, [role=switch], [role=checkbox]')
      input?.focus()
      return input
    }
    // after Enter nothing has the focus: it goes back to what is to be corrected
    const stay = () => nextTick(() => { if (document.activeElement === document.body) focusInput() })
    async function stop({ keepsFocus = true } = {}) {
      isEditing.value = false
      await nextTick()
      if (keepsFocus) element.value?.querySelector('.gx-inline-pencil')?.focus()
    }

    async function save({ keepsFocus = true } = {}) {
      if (isSaving.value || !isEditing.value) return
      if (same(value.value, props.record[props.field.name])) return stop({ keepsFocus })
      error.value = check(props.field, value.value, { required: required() })
      if (error.value) return stay()
      isSaving.value = true
      try {
        await props.save(props.field, value.value)
        await stop({ keepsFocus })
      } catch (problem) {
        error.value = problem.fieldErrors?.get(props.field.name) ?? problemText(problem)
        stay()
      } finally {
        isSaving.value = false
      }
    }

    const change = next => {
      value.value = next
      error.value = ''
      if (picked.has(props.field.kind) || props.field.kind === 'boolean') save()
    }
    // in a picker Enter picks, after a word it ends the word, in a long text it is a line; on a button it presses it
    function endsBy(event) {
      const { kind } = props.field
      if (event.key !== 'Enter' || event.isComposing || picked.has(kind) || event.target.closest('button')) return false
      if (kind === 'tags') return !event.target.value
      return kind !== 'long_text' || event.ctrlKey || event.metaKey
    }
    const press = event => {
      if (event.key === 'Escape' && !document.querySelector('.q-menu')) {
        event.stopPropagation()
        stop()
      }
      if (!endsBy(event)) return
      event.preventDefault()
      event.stopPropagation()
      // what is typed is read once more on leaving: a scheme for an address, a date from 明天
      event.target.blur?.()
    }
    // a calendar or a list of options stands outside of the field, and is part of it
    const leave = event => {
      const { currentTarget, relatedTarget } = event
      if (currentTarget.contains(relatedTarget) || relatedTarget?.closest?.('.q-menu')) return
      setTimeout(() => {
        if (isEditing.value && !document.querySelector('.q-menu') && !element.value?.contains(document.activeElement)) save({ keepsFocus: document.activeElement === document.body })
      }, 50)
    }
    const click = event => { if (!event.target.closest('a, button')) edit() }

    const editor = () => (
      <div class="gx-inline-editor" onKeydownCapture={press} onFocusout={leave}>
        <FieldInput field={props.field} modelValue={value.value} error={error.value} label={false} dense helps required={required()} record={props.record} onUpdate:modelValue={change}/>
        {isSaving.value && <span class="gx-inline-saving" role="status">{t('record.saving')}</span>}
      </div>
    )
    const display = () => (
      <div class={['gx-inline-value', props.editable && 'gx-inline-editable']} onClick={click}>
        <FieldValue field={props.field} record={props.record}/>
        {props.editable && <QBtn flat round dense size="sm" icon="edit" class="gx-inline-pencil" aria-label={t('record.editField', { name: title.value })} onClick={edit}/>}
      </div>
    )

    return () => <div class="gx-inline" ref={element}>{isEditing.value ? editor() : display()}</div>
  },
})
