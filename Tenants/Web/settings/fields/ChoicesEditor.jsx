import { defineComponent, nextTick, ref, useId } from 'vue'
import { QBtn } from 'quasar'
import { language, t } from '../../../../Core/Web/app/messages.js'
import { type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { useDragging } from './useDragging.js'
import { ChoiceRow } from './ChoiceRow.jsx'
import { isBlank, newChoice } from './choices.js'
import { usesOf } from './useFields.js'

/** The choices of a field: typed one below the other, pasted from a table as lines, dragged into their order. Enter goes on to the next. */
export const ChoicesEditor = defineComponent({
  name: 'ChoicesEditor',
  props: { modelValue: { type: Array, required: true }, error: { type: String, default: '' }, field: { type: Object, default: null }, showsBoth: Boolean },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const id = useId()
    const list = ref(null)
    const shown = () => props.modelValue.filter(choice => !choice.isGone)
    const set = choices => emit('update:modelValue', choices)
    const patch = (choice, changes) => set(props.modelValue.map(one => (one === choice ? { ...one, ...changes } : one)))
    const focus = key => nextTick(() => list.value?.querySelector(`[data-key="${key}"] input`)?.focus())

    function addAfter(choice) {
      const next = newChoice(shown())
      const at = choice ? props.modelValue.indexOf(choice) + 1 : props.modelValue.length
      set(props.modelValue.toSpliced(at, 0, next))
      focus(next.key)
    }
    function enter(choice) {
      const following = shown()[shown().indexOf(choice) + 1]
      if (following) focus(following.key)
      else if (!isBlank(choice)) addAfter(choice)
    }
    /** Lines out of a table or a text become a choice each. */
    function paste(choice, event) {
      const lines = event.clipboardData.getData('text').split(/[\r\n\t]+/).map(line => line.trim()).filter(Boolean)
      if (lines.length < 2) return
      event.preventDefault()
      const name = `title_${language.value}`
      const before = shown().filter(one => one !== choice && !isBlank(one))
      const added = lines.reduce((found, line) => [...found, newChoice([...before, ...found], { [name]: line.slice(0, 100) })], [])
      const at = props.modelValue.indexOf(choice)
      set([...props.modelValue.slice(0, at), ...(isBlank(choice) ? [] : [choice]), ...added, ...props.modelValue.slice(at + 1).filter(one => one.record || !isBlank(one))])
      focus(added.at(-1).key)
    }
    /** What records say stays: a choice that is used, or may be, is no longer offered instead. */
    async function remove(choice) {
      const index = shown().indexOf(choice)
      const uses = choice.record ? await usesOf(props.field, typeOf(props.field.record_type), choice.record.code) : 0
      if (uses !== 0) {
        patch(choice, { retired: true })
        return notify.ok(t(uses === null ? 'fields.choiceMayBeUsed' : 'fields.choiceUsed', { n: uses }))
      }
      if (choice.record) patch(choice, { isGone: true })
      else set(props.modelValue.filter(one => one !== choice))
      return focus(shown()[Math.max(0, index - 1)]?.key)
    }
    function move(from, to) {
      if (to < 0 || to >= shown().length) return
      const order = shown()
      const [moved] = order.splice(from, 1)
      order.splice(to, 0, moved)
      set([...order, ...props.modelValue.filter(choice => choice.isGone)])
      focus(moved.key)
    }
    useDragging(list, move)

    return () => (
      <div class="gx-choices" role="group" aria-labelledby={id} aria-describedby={props.error ? `${id}-error` : undefined}>
        <span class="gx-field-label" id={id}>{t('fields.choices')}</span>
        <ul ref={list}>{shown().map((choice, index) => (
          <ChoiceRow
            key={choice.key} choice={choice} field={props.field} place={index + 1} showsBoth={props.showsBoth} isFirst={index === 0}
            isLast={index === shown().length - 1} isInvalid={props.error !== ''}
            onChange={changes => patch(choice, changes)} onEnter={() => enter(choice)} onPaste={event => paste(choice, event)} onRemove={() => remove(choice)}
            onMove={step => move(index, index + step)}
          />
        ))}</ul>
        {props.error && <div class="gx-field-error" id={`${id}-error`} role="alert">{props.error}</div>}
        <div class="gx-choices-foot">
          <QBtn flat dense no-caps color="primary" icon="add" label={t('fields.addChoice')} onClick={() => addAfter(null)}/>
          <span class="gx-field-hint">{t('fields.pasteHint')}</span>
        </div>
      </div>
    )
  },
})
