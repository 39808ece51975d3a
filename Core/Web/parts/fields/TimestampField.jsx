import { defineComponent, reactive, watch } from 'vue'
import { QInput } from 'quasar'
import { t } from '../../app/messages.js'
import { inputProps, frame } from './shared.js'
import { joinTime, readDay, readTime, splitTime, isTime } from './dates.js'
import { Calendar } from './Calendar.jsx'

/** A point in time in the browser's zone: a day and a time of day. While they are none the texts themselves are the value. */
export const TimestampField = defineComponent({
  name: 'TimestampField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const typed = reactive(splitTime(props.modelValue))
    const read = () => {
      if (!typed.day.trim() && !typed.time.trim()) return null
      const [day, time] = [readDay(typed.day), readTime(typed.time || '9:00')]
      return day && time ? joinTime(day, time) : `${typed.day} ${typed.time}`.trim()
    }
    const isSame = value => value === read() || (isTime(value ?? '') && Math.abs(Date.parse(value) - Date.parse(read())) < 60_000)

    watch(() => props.modelValue, value => { if (!isSame(value ?? null)) Object.assign(typed, splitTime(value)) })

    const write = patch => {
      Object.assign(typed, patch)
      emit('update:modelValue', read())
    }
    const settle = () => {
      if (isTime(read() ?? '')) Object.assign(typed, splitTime(read()))
    }
    const pick = day => write(day ? { day, time: typed.time || '09:00' } : { day: '', time: '' })

    return () => (
      <div class="gx-timestamp">
        <QInput
          {...frame(props)} class="gx-input gx-date" modelValue={typed.day} autocomplete="off" placeholder={props.placeholder || t('field.datePlaceholder')}
          onUpdate:modelValue={day => write({ day: day ?? '' })} onBlur={settle}
        >{{ append: () => <Calendar modelValue={readDay(typed.day)} clearable={!props.field.required} label={props.name} input={props.id} onPick={pick}/> }}</QInput>
        <QInput
          {...frame({ ...props, id: `${props.id}-time`, aria: {}, autofocus: false })} class="gx-input gx-time" modelValue={typed.time} autocomplete="off"
          placeholder="09:00" aria-label={t('field.timeOf', { name: props.name })} onUpdate:modelValue={time => write({ time: time ?? '' })} onBlur={settle}
        />
      </div>
    )
  },
})
