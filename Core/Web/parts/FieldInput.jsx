import { computed, defineComponent, ref, useId } from 'vue'
import { addMessages, text } from '../app/messages.js'
import { AddressField } from './fields/AddressField.jsx'
import { BooleanField } from './fields/BooleanField.jsx'
import { ChoiceField } from './fields/ChoiceField.jsx'
import { DateField } from './fields/DateField.jsx'
import { MoneyField } from './fields/MoneyField.jsx'
import { NumberField } from './fields/NumberField.jsx'
import { TagsField } from './fields/TagsField.jsx'
import { TextField } from './fields/TextField.jsx'
import { TimeField } from './fields/TimeField.jsx'
import { TimestampField } from './fields/TimestampField.jsx'
import { ReferencePicker } from './ReferencePicker.jsx'
import { check } from './fields/check.js'
import { whenReleased } from './fields/pressing.js'
import en from './fields/messages/en.js'
import zh from './fields/messages/zh.js'
import './fields/fields.css'

addMessages({ en, zh })

const inputs = {
  integer: NumberField, decimal: NumberField, percent: NumberField, money: MoneyField, boolean: BooleanField, date: DateField, time: TimeField, timestamp: TimestampField,
  address: AddressField, choice: ChoiceField, choices: ChoiceField, tags: TagsField, reference: ReferencePicker,
}

/**
 * The input of a field of any kind, with its label above and what is wrong below. The value is what the API takes; while something typed
 * cannot be read, the value is the text itself and `check` (fields/check.js) says why it will not do.
 */
export const FieldInput = defineComponent({
  name: 'FieldInput',
  props: {
    field: { type: Object, required: true },
    modelValue: null,
    /** The server's word on this field, shown until the value changes. */
    error: { type: String, default: '' },
    dense: Boolean,
    /** Without a visible label the title still names the input for screen readers. */
    label: { type: Boolean, default: true },
    autofocus: Boolean,
    placeholder: { type: String, default: '' },
    /** Other values of the same record, so that a picker of contacts offers those of its customer. */
    record: { type: Object, default: null },
    /** The server fills the field in when it is left empty. */
    derived: Boolean,
    /** Whether it must be filled here, where that is not the field's own word. */
    required: { type: Boolean, default: undefined },
    /** Shows the help text even where there is no room for a label. */
    helps: Boolean,
    /** Checks even if nobody touched it yet: after an attempt to save. */
    eager: Boolean,
  },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const id = useId()
    const isTouched = ref(false)
    const title = computed(() => text(props.field.title))
    const help = computed(() => (props.helps || (props.label && !props.dense) ? text(props.field.help) : ''))
    const required = computed(() => props.required ?? props.field.required)
    const isRequired = computed(() => required.value && !props.derived && props.field.kind !== 'boolean')
    const problem = computed(() => {
      const found = check(props.field, props.modelValue, { derived: props.derived, required: required.value })
      return props.error || (isTouched.value || props.eager ? found : '')
    })
    const describe = () => ({
      'aria-describedby': [problem.value && `${id}-error`, help.value && `${id}-help`].filter(Boolean).join(' ') || undefined,
      'aria-invalid': problem.value ? 'true' : undefined,
      'aria-required': isRequired.value ? 'true' : undefined,
      'aria-label': props.label ? undefined : title.value,
      'data-field': props.field.name,
    })
    // leaving one part of a field for another, such as an amount for its currency, is not leaving it
    const leave = event => { if (!event.currentTarget.contains(event.relatedTarget)) whenReleased(() => { isTouched.value = true }) }

    return () => {
      const Input = inputs[props.field.kind] ?? TextField
      return (
        <div class={['gx-field', props.dense && 'gx-field-dense', `gx-field-${props.field.kind}`]} onFocusout={leave}>
          {props.label && (
            <label class="gx-field-label" for={id}>
              {title.value}{isRequired.value && <span class="gx-required" aria-hidden="true">*</span>}
            </label>
          )}
          <Input
            field={props.field} modelValue={props.modelValue} id={id} name={title.value} aria={describe()} invalid={Boolean(problem.value)}
            autofocus={props.autofocus} placeholder={props.placeholder} record={props.record} onUpdate:modelValue={value => emit('update:modelValue', value)}
          />
          {problem.value && <div class="gx-field-error" id={`${id}-error`} role="alert">{problem.value}</div>}
          {help.value && <div class="gx-field-help" id={`${id}-help`}>{help.value}</div>}
        </div>
      )
    }
  },
})

export default FieldInput
