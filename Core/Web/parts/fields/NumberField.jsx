import { defineComponent, ref, watch } from 'vue'
import { QInput } from 'quasar'
import { inputProps, frame } from './shared.js'
import { readNumber } from './numbers.js'

/** Whole numbers, decimals and percentages. While the text is no number the text itself is the value, so that nothing typed is lost. */
export const NumberField = defineComponent({
  name: 'NumberField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const scale = () => (props.field.kind === 'integer' ? 0 : props.field.scale)
    const shown = value => (value === null || value === undefined ? '' : String(value))
    const read = text => {
      const number = readNumber(text, scale())
      if (text.trim() === '') return null
      return number !== null && String(Number(number)) === number ? Number(number) : number ?? text
    }
    const text = ref(shown(props.modelValue))

    watch(() => props.modelValue, value => { if (read(text.value) !== value) text.value = shown(value) })

    const write = typed => {
      text.value = typed ?? ''
      emit('update:modelValue', read(text.value))
    }
    const settle = () => { text.value = shown(read(text.value)) }

    return () => (
      <QInput
        {...frame(props)} class="gx-input gx-number" modelValue={text.value} inputmode={scale() ? 'decimal' : 'numeric'} autocomplete="off"
        placeholder={props.placeholder} suffix={props.field.kind === 'percent' ? '%' : undefined} onUpdate:modelValue={write} onBlur={settle}
      />
    )
  },
})
