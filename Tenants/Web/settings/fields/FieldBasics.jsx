import { defineComponent } from 'vue'
import { QBtn } from 'quasar'
import { language, t } from '../../../../Core/Web/app/messages.js'
import { TextInput } from '../../form/TextInput.jsx'
import { ChoicesEditor } from './ChoicesEditor.jsx'
import { KindPicker } from './KindPicker.jsx'
import { KindSettings } from './KindSettings.jsx'

/** What a field is called and what it holds: all that a new one needs. */
export const FieldBasics = defineComponent({
  name: 'FieldBasics',
  props: { form: { type: Object, required: true }, type: { type: Object, required: true }, isNew: Boolean },
  setup(props) {
    const { form } = props
    const other = () => (language.value === 'zh' ? 'en' : 'zh')
    const titleInput = (code, more = {}) => (
      <TextInput {...form.bind(`title_${code}`)} label={t(form.showsBoth.value ? `fields.title_${code}` : 'fields.title')} maxlength={100} {...more}/>
    )
    const both = () => (form.showsBoth.value
      ? titleInput(other())
      : <QBtn flat dense no-caps color="primary" icon="translate" class="gx-both" label={t(`fields.alsoIn_${other()}`)}
        onClick={() => { form.showsBoth.value = true }}/>)

    return () => [
      <div class={['gx-field-titles', form.showsBoth.value && 'gx-on']}>
        {titleInput(language.value, { autofocus: true, required: true, placeholder: t('fields.titleExample') })}
        {both()}
      </div>,
      <KindPicker modelValue={form.values.kind} isFixed={!props.isNew || Boolean(form.record.value)} field={form.record.value}
        onUpdate:modelValue={form.setKind}/>,
      <KindSettings form={form} type={props.type}/>,
      form.hasChoices.value && (
        <ChoicesEditor
          modelValue={form.values.choices} error={form.errors.choices ?? ''} field={form.record.value} showsBoth={form.showsBoth.value}
          onUpdate:modelValue={choices => form.write('choices', choices)}
        />
      ),
    ]
  },
})
