import { language, t } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { TextInput } from '../../form/TextInput.jsx'

/** What helps to understand an object: what its records are known by, and what it is for. */
export const ObjectWords = ({ form }) => {
  const other = language.value === 'zh' ? 'en' : 'zh'
  const label = code => (
    <TextInput {...form.bind(`name_title_${code}`)} label={t(form.showsBoth.value ? `objects.label_${code}` : 'objects.label')} maxlength={100}
      placeholder={t(`objects.labelUsual_${code}`)} hint={code === language.value ? t('objects.labelHint') : ''}/>
  )
  return (
    <div class="gx-object-words">
      <div class="gx-object-pair">{[label(language.value), form.showsBoth.value && label(other)]}</div>
      <FieldInput {...form.bind('description')} placeholder={t('objects.descriptionExample')}
        field={{ name: 'description', kind: 'long_text', maximum_length: 500, title: t('objects.description'), comparisons: [] }}
        onUpdate:modelValue={value => form.write('description', value ?? '')}/>
    </div>
  )
}
ObjectWords.props = ['form']
