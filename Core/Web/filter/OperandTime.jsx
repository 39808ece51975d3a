import { ref } from 'vue'
import { QInput, QSelect } from 'quasar'
import { t } from '../app/messages.js'
import { FieldInput } from '../parts/FieldInput.jsx'

const moments = ['today', 'yesterday', 'tomorrow', 'now']
const span = /^([-+])(\d+)([hdwmy])$/

/** A day of the calendar, or one that moves with the clock (unless the field `isFixed`): today, 30 days ago, in two weeks. */
export const OperandTime = {
  props: { field: Object, label: String, modelValue: null },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const mode = ref(modeOf(props.modelValue))
    const set = value => emit('update:modelValue', value || undefined)

    function setMode(name) {
      mode.value = name
      if (name === 'moving') return set('-30d')
      set(name === 'day' ? undefined : name)
    }

    const modes = () => [
      ...moments.filter(name => name !== 'now' || props.field.kind === 'timestamp').map(name => ({ value: name, label: t(`filter.${name}`) })),
      { value: 'moving', label: t('filter.moving') }, { value: 'day', label: t('filter.a_day') },
    ]
    return () => <div class={['gx-filter-time', props.field.isFixed && 'gx-filter-fixed']}>
      {props.field.isFixed ? null : <QSelect dense outlined optionsDense emitValue mapOptions class="gx-filter-mode" aria-label={`${props.label}, ${t('filter.when')}`}
        modelValue={mode.value}
        options={modes()} onUpdate:modelValue={setMode}/>}
      {mode.value === 'moving' ? <Moving field={props.field} label={props.label} modelValue={props.modelValue} onUpdate:modelValue={set}/> : null}
      {mode.value === 'day' ? <FieldInput dense label={false} field={{ ...props.field, kind: 'date', required: false, title: dayTitle(props.label) }}
        modelValue={props.modelValue?.slice(0, 10) ?? null} onUpdate:modelValue={set}/> : null}
    </div>
  },
}

const dayTitle = label => ({ en: label, zh: label })

function modeOf(value) {
  if (moments.includes(value)) return value
  return value && !span.test(value) ? 'day' : value ? 'moving' : 'day'
}

/** A number of hours, days, weeks, months or years, back or ahead. */
function Moving({ field, label, modelValue }, { emit }) {
  const [, sign, number, unit] = span.exec(modelValue ?? '') ?? [null, '-', '30', 'd']
  const units = (field.kind === 'timestamp' ? ['-h', '-d', '-w', '-m', '-y', '+h', '+d', '+w', '+m', '+y'] : ['-d', '-w', '-m', '-y', '+d', '+w', '+m', '+y'])
  const set = (number, direction) => emit('update:modelValue', `${direction[0]}${Math.min(5000, Math.max(0, Number(number) || 0))}${direction[1]}`)
  return <div class="gx-filter-moving">
    <QInput dense outlined type="number" min="0" max="5000" debounce="250" aria-label={`${label}, ${t('filter.amount_of_time')}`} modelValue={number}
      onUpdate:modelValue={typed => set(typed, sign + unit)}/>
    <QSelect dense outlined optionsDense emitValue mapOptions aria-label={`${label}, ${t('filter.unit')}`} modelValue={sign + unit}
      options={units.map(name => ({ value: name, label: t(`filter.unit_${name}`) }))} onUpdate:modelValue={direction => set(number, direction)}/>
  </div>
}
Moving.props = ['field', 'label', 'modelValue']
Moving.emits = ['update:modelValue']
