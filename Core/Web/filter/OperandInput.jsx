import { QBtnToggle, QInput, QSelect } from 'quasar'
import { t, text } from '../app/messages.js'
import { FieldInput } from '../parts/FieldInput.jsx'
import { readNumber } from '../parts/fields/numbers.js'
import { OperandMoney } from './OperandMoney.jsx'
import { OperandReference } from './OperandReference.jsx'
import { OperandTime } from './OperandTime.jsx'
import { takesMany } from './tree.js'

/** The value that a condition compares with, fit for the field's kind and the comparison: one, two or many. */
export function OperandInput({ field, comparison, modelValue }, { emit }) {
  const set = value => emit('update:modelValue', value)
  if (field.kind === 'money') return <OperandMoney field={field} comparison={comparison} modelValue={modelValue} onUpdate:modelValue={set}/>
  if (comparison === 'between') return <Between field={field} modelValue={modelValue ?? []} onUpdate:modelValue={set}/>
  if (takesMany(comparison)) return <Many field={field} modelValue={modelValue ?? []} onUpdate:modelValue={set}/>
  return <One field={field} comparison={comparison} label={t('filter.value')} modelValue={modelValue} onUpdate:modelValue={set}/>
}
OperandInput.props = ['field', 'comparison', 'modelValue']
OperandInput.emits = ['update:modelValue']

function Between({ field, modelValue }, { emit }) {
  const [from, to] = modelValue
  return <div class="gx-filter-between">
    <One field={field} label={t('filter.from')} modelValue={from} onUpdate:modelValue={value => emit('update:modelValue', [value, to])}/>
    <One field={field} label={t('filter.to')} modelValue={to} onUpdate:modelValue={value => emit('update:modelValue', [from, value])}/>
  </div>
}
Between.props = ['field', 'modelValue']
Between.emits = ['update:modelValue']

function One({ field, label, modelValue }, { emit }) {
  const set = value => emit('update:modelValue', value)
  const name = `${text(field.title)}: ${label}`
  switch (field.kind) {
    case 'date': case 'timestamp': return <OperandTime field={field} label={name} modelValue={modelValue} onUpdate:modelValue={set}/>
    case 'time': return <TimeOfDay field={field} label={name} modelValue={modelValue} onUpdate:modelValue={set}/>
    case 'reference': return <OperandReference field={field} label={name} modelValue={modelValue} onUpdate:modelValue={set}/>
    case 'choice': case 'choices': return <Choices field={field} label={name} modelValue={modelValue} onUpdate:modelValue={set}/>
    case 'boolean': return <YesOrNo label={name} modelValue={modelValue} onUpdate:modelValue={set}/>
    case 'integer': case 'decimal': case 'percent': return <Quantity field={field} label={name} modelValue={modelValue} onUpdate:modelValue={set}/>
    default: return <Line label={name} modelValue={modelValue} onUpdate:modelValue={set}/>
  }
}
One.props = ['field', 'comparison', 'label', 'modelValue']
One.emits = ['update:modelValue']

function Many({ field, modelValue }, { emit }) {
  const set = value => emit('update:modelValue', value ?? [])
  const label = `${text(field.title)}: ${t('filter.value')}`
  if (field.kind === 'reference') return <OperandReference multiple field={field} label={label} modelValue={modelValue} onUpdate:modelValue={set}/>
  if (field.choices) return <Choices multiple field={field} label={label} modelValue={modelValue} onUpdate:modelValue={set}/>
  return <Values field={field} label={label} modelValue={modelValue} onUpdate:modelValue={set}/>
}
Many.props = ['field', 'modelValue']
Many.emits = ['update:modelValue']

function Choices({ field, label, multiple, modelValue }, { emit }) {
  return <QSelect dense outlined optionsDense emitValue mapOptions multiple={multiple} useChips={multiple} aria-label={label} modelValue={modelValue}
    options={field.choices.map(choice => ({ value: choice.code, label: text(choice.title) }))}
      onUpdate:modelValue={value => emit('update:modelValue', value)}/>
}
Choices.props = { field: Object, label: String, multiple: Boolean, modelValue: null }
Choices.emits = ['update:modelValue']

function YesOrNo({ label, modelValue }, { emit }) {
  return <QBtnToggle noCaps unelevated dense class="gx-filter-toggle" toggleColor="primary" aria-label={label} modelValue={modelValue}
    options={[{ value: true, label: t('filter.yes') }, { value: false, label: t('filter.no') }]}
      onUpdate:modelValue={value => emit('update:modelValue', value)}/>
}
YesOrNo.props = ['label', 'modelValue']
YesOrNo.emits = ['update:modelValue']

function TimeOfDay({ field, label, modelValue }, { emit }) {
  return <FieldInput dense label={false} field={{ ...field, required: false, title: label }} modelValue={modelValue ?? null}
    onUpdate:modelValue={value => emit('update:modelValue', value || undefined)}/>
}
TimeOfDay.props = ['field', 'label', 'modelValue']
TimeOfDay.emits = ['update:modelValue']

/** A number as people type it. */
function Quantity({ field, label, modelValue }, { emit }) {
  const shown = modelValue === undefined || modelValue === null ? '' : String(modelValue)
  return <QInput dense outlined inputmode="decimal" debounce="300" aria-label={label} modelValue={shown} error={false} hideBottomSpace
    onUpdate:modelValue={typed => emit('update:modelValue', quantity(field, typed))}/>
}
Quantity.props = ['field', 'label', 'modelValue']
Quantity.emits = ['update:modelValue']

function quantity(field, typed) {
  const number = readNumber(typed, field.kind === 'integer' ? 0 : field.scale)
  return number === null ? undefined : Number(number)
}

function Line({ label, modelValue }, { emit }) {
  return <QInput dense outlined debounce="250" maxlength="200" aria-label={label} modelValue={modelValue ?? ''}
    onUpdate:modelValue={value => emit('update:modelValue', value || undefined)}/>
}
Line.props = ['label', 'modelValue']
Line.emits = ['update:modelValue']

/** Values typed one by one: tags, texts, numbers. */
function Values({ field, label, modelValue }, { emit }) {
  const isNumber = ['integer', 'decimal', 'percent'].includes(field.kind)
  const add = (typed, done) => {
    const value = isNumber ? quantity(field, typed) : typed.trim()
    if (value !== undefined && value !== '') done(value, 'add-unique')
  }
  return <QSelect dense outlined multiple useChips useInput hideDropdownIcon inputDebounce="0" aria-label={label} hint={t('filter.values_hint')}
    modelValue={modelValue} onNewValue={add} optionLabel={String}
    onUpdate:modelValue={values => emit('update:modelValue', values)}/>
}
Values.props = ['field', 'label', 'modelValue']
Values.emits = ['update:modelValue']
