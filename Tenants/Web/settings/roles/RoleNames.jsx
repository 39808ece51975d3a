import { language, t } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { TextInput } from '../../form/TextInput.jsx'

/** What a role is called, and what it is for. One of the names is enough. */
export const RoleNames = ({ values, errors }, { emit }) => {
  const order = language.value === 'zh' ? ['name_zh', 'name_en'] : ['name_en', 'name_zh']
  const input = (name, label, more) => (
    <TextInput key={name} name={name} label={label} modelValue={values[name]} error={errors.get(name) ?? ''} onUpdate:modelValue={value => emit('write', name, value)} {...more}/>
  )
  return (
    <div class="gx-role-names">
      {order.map(name => input(name, t(`roles.${name}`), { maxlength: 100 }))}
      <FieldInput
        field={{ name: 'description', title: t('roles.description'), kind: 'long_text', maximum_length: 500 }} modelValue={values.description}
        error={errors.get('description') ?? ''} onUpdate:modelValue={value => emit('write', 'description', value ?? '')}
      />
    </div>
  )
}
RoleNames.props = ['values', 'errors']
RoleNames.emits = ['write']
