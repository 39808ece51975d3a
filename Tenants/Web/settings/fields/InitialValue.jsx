import { t } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { SwitchRow } from './SwitchRow.jsx'

const moving = { date: 'today', user: 'me' }

/** What a new record starts with: a value, the day it is made on, or whoever makes it. */
export const InitialValue = ({ field, kind, isUnique, modelValue, error }, { emit }) => {
  const word = moving[kind]
  const isMoving = word !== undefined && modelValue === word
  const set = value => emit('update:modelValue', value)
  // two records can't start with what only one may have
  if (isUnique || (field.kind === 'reference' && !field.refers_to)) return null
  return (
    <div class="gx-initial">
      {!isMoving && (
        <FieldInput key={kind} field={{ ...field, name: 'initial', title: t('fields.initial'), help: undefined, required: false }} error={error}
          modelValue={modelValue} onUpdate:modelValue={set}/>
      )}
      {word && <SwitchRow label={t(`fields.initial_${word}`)} modelValue={isMoving} onUpdate:modelValue={isOn => set(isOn ? word : null)}/>}
    </div>
  )
}
InitialValue.props = { field: Object, kind: String, isUnique: Boolean, modelValue: null, error: String }
InitialValue.emits = ['update:modelValue']
