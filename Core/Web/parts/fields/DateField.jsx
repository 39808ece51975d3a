import { defineComponent, ref, watch } from 'vue'
import { QInput } from 'quasar'
import { t } from '../../app/messages.js'
import { inputProps, frame } from './shared.js'
import { readDay } from './dates.js'
import { Calendar } from './Calendar.jsx'

/** A calendar day, typed in any usual way (3-15, 明天, +2w) or picked. While the text is no day the text itself is the value. */
export const DateField = defineComponent({
  name: 'DateField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const text = ref(props.modelValue ?? '')
    const read = () => (text.value.trim() ? readDay(text.value) ?? text.value : null)

    watch(() => props.modelValue, value => { if (read() !== (value ?? null)) text.value = value ?? '' })

    const write = typed => {
      text.value = typed ?? ''
      emit('update:modelValue', read())
    }
    const settle = () => { text.value = read() ?? '' }
    const pick = day => {
      text.value = day ?? ''
      emit('update:modelValue', day)
    }

    return () => (
      <QInput
        {...frame(props)} class="gx-input gx-date" modelValue={text.value} autocomplete="off" placeholder={props.placeholder || t('field.datePlaceholder')}
        onUpdate:modelValue={write} onBlur={settle}
      >{{ append: () => <Calendar modelValue={readDay(text.value)} clearable={!props.field.required} label={props.name} input={props.id} onPick={pick}/> }}</QInput>
    )
  },
})
