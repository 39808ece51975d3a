import { defineComponent } from 'vue'
import { QInput } from 'quasar'
import { inputProps, frame } from './shared.js'

const native = {
  email: { type: 'email', inputmode: 'email' },
  phone: { type: 'tel', inputmode: 'tel' },
  url: { type: 'url', inputmode: 'url' },
  secret: { type: 'password' },
  long_text: { type: 'textarea', autogrow: true },
}

/** One line or more of text: text, long_text, email, phone, url, secret. */
export const TextField = defineComponent({
  name: 'TextField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const write = text => emit('update:modelValue', text === '' || text === null ? null : String(text))

    // people write addresses as they are printed on business cards, without a scheme
    function complete() {
      const text = props.modelValue?.trim()
      if (props.field.kind !== 'url' || !text || /^[a-z][a-z0-9+.-]*:/i.test(text) || !text.includes('.')) return
      write(`https://${text}`)
    }

    return () => (
      <QInput
        {...frame(props)} {...native[props.field.kind]} class="gx-input" modelValue={props.modelValue} placeholder={props.placeholder}
        autocomplete={props.field.kind === 'secret' ? 'new-password' : 'off'} spellcheck={props.field.kind === 'long_text'}
        onUpdate:modelValue={write} onBlur={complete}
      />
    )
  },
})
