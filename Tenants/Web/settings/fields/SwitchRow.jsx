import { defineComponent, useId } from 'vue'
import { QToggle } from 'quasar'

/** A switch with what it means. */
export const SwitchRow = defineComponent({
  name: 'SwitchRow',
  props: { label: { type: String, required: true }, hint: { type: String, default: '' }, modelValue: Boolean, disabled: Boolean },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const id = useId()
    return () => (
      <div class="gx-switch-row">
        <QToggle
          dense modelValue={props.modelValue} disable={props.disabled} aria-label={props.label} aria-describedby={props.hint ? id : undefined}
          onUpdate:modelValue={value => emit('update:modelValue', value)}
        />
        <span><b>{props.label}</b>{props.hint && <small id={id}>{props.hint}</small>}</span>
      </div>
    )
  },
})
