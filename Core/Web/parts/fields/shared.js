/** Properties that every input of a field kind takes from FieldInput. */
export const inputProps = {
  field: { type: Object, required: true },
  modelValue: null,
  id: { type: String, required: true },
  name: { type: String, required: true },
  aria: { type: Object, default: () => ({}) },
  invalid: Boolean,
  autofocus: Boolean,
  placeholder: { type: String, default: '' },
  record: { type: Object, default: null },
}

/** What all of Quasar's fields have in common here: our own label and message stand outside of them. */
export const frame = props => ({
  outlined: true,
  dense: true,
  hideBottomSpace: true,
  noErrorIcon: true,
  tag: 'div',
  for: props.id,
  error: props.invalid,
  autofocus: props.autofocus,
  ...props.aria,
})
