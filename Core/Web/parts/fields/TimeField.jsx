import { defineComponent, ref, watch } from 'vue'
import { QInput } from 'quasar'
import { inputProps, frame } from './shared.js'
import { clockOf, readTime } from './dates.js'

/** A time of day, typed in any usual way (9:30, 0930, 21). While the text is no time the text itself is the value. */
export const TimeField = defineComponent({
  name: 'TimeField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const text = ref(clockOf(props.modelValue))
    const read = () => (text.value.trim() ? readTime(text.value) ?? text.value : null)

    watch(() => props.modelValue, value => { if (read() !== (clockOf(value) || null)) text.value = clockOf(value) })

    const write = typed => {
      text.value = typed ?? ''
      emit('update:modelValue', read())
    }
    const settle = () => { text.value = read() ?? '' }

    return () => (
      <QInput
        {...frame(props)} class="gx-input gx-time" modelValue={text.value} autocomplete="off" maxlength={10} placeholder={props.placeholder || '09:30'}
        onUpdate:modelValue={write} onBlur={settle}
      />
    )
  },
})
