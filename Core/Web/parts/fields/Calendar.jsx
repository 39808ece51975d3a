import { defineComponent, ref } from 'vue'
import { QBtn, QDate, QPopupProxy } from 'quasar'
import { t, language } from '../../app/messages.js'
import { namePopup } from '../popup.js'
import { addDays, today } from './dates.js'

/** A button that opens a month to pick a day from, with the days that are picked most at hand. */
export const Calendar = defineComponent({
  name: 'Calendar',
  props: {
    modelValue: { type: String, default: null },
    label: { type: String, required: true },
    /** The id of the input beside it. */
    input: { type: String, required: true },
    clearable: Boolean,
  },
  emits: ['pick'],
  setup(props, { emit }) {
    const isOpen = ref(false)
    let wasPicked = false
    const pick = day => {
      isOpen.value = false
      wasPicked = true
      emit('pick', day)
    }
    // whoever picked a day goes on from the input, where Enter saves
    const hidden = () => {
      if (wasPicked) document.getElementById(props.input)?.focus()
      wasPicked = false
    }
    const shortcuts = () => [
      [t('field.today'), today()], [t('field.tomorrow'), addDays(today(), 1)], [t('field.inAWeek'), addDays(today(), 7)],
    ]

    const month = () => (
      <QDate
        class="gx-calendar" minimal flat modelValue={props.modelValue} mask="YYYY-MM-DD" firstDayOfWeek={language.value === 'zh' ? 1 : undefined}
        noUnset onUpdate:modelValue={day => { if (day) pick(day) }}
      >{() => (
        <div class="gx-calendar-shortcuts">
          {shortcuts().map(([label, day]) => <QBtn key={label} flat dense no-caps size="sm" label={label} onClick={() => pick(day)}/>)}
          {props.clearable && props.modelValue && <QBtn flat dense no-caps size="sm" label={t('field.clear')} onClick={() => pick(null)}/>}
        </div>
      )}</QDate>
    )

    return () => (
      <QBtn flat round dense size="sm" icon="event" class="gx-field-button" aria-label={t('field.openCalendar', { name: props.label })} aria-haspopup="dialog">{() => (
        <QPopupProxy breakpoint={600} role="dialog" aria-label={props.label} modelValue={isOpen.value} onUpdate:modelValue={open => { isOpen.value = open }} anchor="bottom right" self="top right" offset={[8, 8]} onShow={() => namePopup(props.label)} onHide={hidden}>{month}</QPopupProxy>
      )}</QBtn>
    )
  },
})
