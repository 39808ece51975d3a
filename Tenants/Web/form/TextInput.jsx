import { defineComponent, useId } from 'vue'
import '../../../Core/Web/parts/fields/fields.css'
import './form.css'
import { QInput } from 'quasar'

/** A line of text with its label above, its hint or error below, and what the browser may fill in. */
export const TextInput = defineComponent({
  name: 'TextInput',
  props: {
    name: { type: String, required: true },
    label: { type: String, required: true },
    modelValue: { type: String, default: '' },
    error: { type: String, default: '' },
    hint: { type: String, default: '' },
    type: { type: String, default: 'text' },
    autocomplete: { type: String, default: 'off' },
    placeholder: { type: String, default: '' },
    maxlength: { type: Number, default: 200 },
    autofocus: Boolean,
    required: Boolean,
    readonly: Boolean,
  },
  emits: ['update:modelValue', 'blur', 'keydown'],
  setup(props, { emit, slots }) {
    const id = useId()
    const described = () => [props.error && `${id}-error`, (props.hint || slots.hint) && `${id}-hint`].filter(Boolean).join(' ') || undefined
    const isPlain = ['email', 'password', 'url'].includes(props.type)

    return () => (
      <div class="gx-field gx-text-input">
        <div class="gx-label-line">
          <label class="gx-field-label" for={id}>{props.label}</label>
          {slots.corner?.()}
        </div>
        <QInput
          for={id} class="gx-input" name={props.name} modelValue={props.modelValue} type={props.type} autocomplete={props.autocomplete} tag="div"
          placeholder={props.placeholder} maxlength={props.maxlength} autofocus={props.autofocus} readonly={props.readonly} outlined dense hideBottomSpace noErrorIcon
          error={props.error !== ''} aria-invalid={props.error ? 'true' : undefined} aria-describedby={described()}
          aria-required={props.required ? 'true' : undefined} autocapitalize={isPlain ? 'none' : undefined} spellcheck={isPlain ? false : undefined}
          onUpdate:modelValue={text => emit('update:modelValue', String(text ?? ''))} onBlur={() => emit('blur')} onKeydown={event => emit('keydown', event)}
        >{slots.append ? { append: slots.append } : {}}</QInput>
        {props.error && <div class="gx-field-error" id={`${id}-error`} role="alert">{props.error}</div>}
        {(props.hint || slots.hint) && <div class="gx-field-hint" id={`${id}-hint`}>{slots.hint ? slots.hint() : props.hint}</div>}
      </div>
    )
  },
})
