import { QBtn, QIcon } from 'quasar'
import { language, t } from '../../../../Core/Web/app/messages.js'
import { TextInput } from '../../form/TextInput.jsx'

/** What one and many are called, as the menu will show it. Chinese has no plural to ask for. */
export const ObjectTitles = ({ form }) => {
  const { values } = form
  const own = language.value
  const other = own === 'zh' ? 'en' : 'zh'
  const isBoth = form.showsBoth.value
  const title = (code, more) => (
    <TextInput {...form.bind(`title_${code}`)} label={t(isBoth ? `objects.title_${code}` : 'objects.title')} maxlength={100} {...more}/>
  )
  const plural = () => (
    <TextInput {...form.bind('plural_title_en')} modelValue={form.pluralTitle.value} label={t(isBoth ? 'objects.plural_en' : 'objects.pluralTitle')}
      maxlength={100}/>
  )
  const inputs = code => [
    title(code, code === own ? { autofocus: true, required: true, placeholder: t('objects.titleExample') } : {}), code === 'en' && plural(),
  ]
  const shown = () => (own === 'zh' ? values.plural_title_zh || values.title_zh || values.title_en : form.pluralTitle.value || values.title_zh)
  return (
    <div class="gx-object-titles">
      <div class="gx-object-preview" aria-hidden="true"><QIcon name={form.icon.value} size="19px"/><span>{shown() || t('objects.untitled')}</span></div>
      <div class="gx-object-pair">{inputs(own)}</div>
      {isBoth
        ? <div class="gx-object-pair">{inputs(other)}</div>
        : <QBtn flat dense no-caps color="primary" icon="translate" class="gx-both" label={t(`objects.alsoIn_${other}`)} onClick={() => { form.showsBoth.value = true }}/>}
    </div>
  )
}
ObjectTitles.props = ['form']
