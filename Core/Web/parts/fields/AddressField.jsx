import { QInput } from 'quasar'
import { language, t } from '../../app/messages.js'
import { inputProps, frame } from './shared.js'
import { partsIn, withPart } from './addresses.js'
import { ChoiceField } from './ChoiceField.jsx'
import { countryChoices } from './countries.js'

const longest = { region: 60, city: 60, district: 60, street: 200, postal_code: 20 }

/** The parts of an address in a small grid, in the order of the language. The first of them answers to the field's own label. */
export const AddressField = (props, { emit }) => {
  const set = (name, text) => emit('update:modelValue', withPart(props.modelValue, name, text ?? ''))
  const input = (name, own, label) => (
    <QInput {...frame(own)} class="gx-input" modelValue={props.modelValue?.[name] ?? ''} maxlength={longest[name]} autocomplete="off" aria-label={label}
      onUpdate:modelValue={text => set(name, text)}/>
  )
  const country = (name, own, label) => (
    <ChoiceField {...own} field={{ kind: 'choice', required: false, choices: countryChoices(language.value) }} name={label} aria={{ ...own.aria, 'aria-label': label }}
      modelValue={props.modelValue?.[name] ?? null} onUpdate:modelValue={code => set(name, code)}/>
  )
  const part = (name, index) => {
    const title = t(`field.address.${name}`)
    const label = t('field.partOf', { name: props.name, part: title })
    const own = { ...props, ...(index > 0 && { id: `${props.id}-${name}`, aria: {}, autofocus: false }), placeholder: '' }
    return <div key={name} class={['gx-address-part', `gx-address-${name}`]}><span aria-hidden="true">{title}</span>{(name === 'country' ? country : input)(name, own, label)}</div>
  }
  return <div class="gx-address" role="group" aria-label={props.name}>{partsIn(language.value).map(part)}</div>
}
AddressField.props = inputProps
AddressField.emits = ['update:modelValue']
