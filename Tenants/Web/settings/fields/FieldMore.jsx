import { computed, defineComponent, ref, useId } from 'vue'
import { QIcon } from 'quasar'
import { language, t } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { TextInput } from '../../form/TextInput.jsx'
import { Condition } from './Condition.jsx'
import { InitialValue } from './InitialValue.jsx'
import { SegmentedChoice } from './SegmentedChoice.jsx'
import { kinds } from './kinds.js'

const concerned = ['help_en', 'help_zh', 'name', 'initial', 'shown_when']

/** What most fields do without: help, a value to start with, when it is shown, its name for programs. */
export const FieldMore = defineComponent({
  name: 'FieldMore',
  props: { form: { type: Object, required: true }, type: { type: Object, required: true }, preview: { type: Object, required: true }, isNew: Boolean },
  setup(props) {
    const id = useId()
    const { form } = props
    const { values } = form
    const isChosenOpen = ref(Boolean(values.help_en || values.initial !== null || values.shown_when))
    const hasProblem = computed(() => concerned.some(name => form.errors[name]))
    const isOpen = computed(() => isChosenOpen.value || hasProblem.value)
    const isComputed = () => kinds.find(kind => kind.code === values.kind)?.isComputed
    const other = () => (language.value === 'zh' ? 'en' : 'zh')
    const help = code => (
      <FieldInput
        {...form.bind(`help_${code}`)} placeholder={t('fields.helpExample')} onUpdate:modelValue={value => form.write(`help_${code}`, value ?? '')}
        field={{ name: `help_${code}`, kind: 'text', maximum_length: 500, title: t(form.showsBoth.value ? `fields.help_${code}` : 'fields.help') }}
      />
    )
    const content = () => (
      <div class="gx-field-more-body">
        {help(language.value)}
        {form.showsBoth.value && help(other())}
        {!isComputed() && <InitialValue field={props.preview} kind={values.kind} isUnique={values.unique} error={form.errors.initial ?? ''} modelValue={values.initial}
          onUpdate:modelValue={value => form.write('initial', value)}/>}
        <SegmentedChoice
          label={t('fields.shown')} modelValue={values.shown} options={['always', 'when'].map(value => ({ value, label: t(`fields.shownChoice.${value}`) }))}
          onUpdate:modelValue={value => form.write('shown', value)}
        />
        {values.shown === 'when' && (
          <Condition label={t('fields.shownWhen')} type={props.type} name={form.record.value?.name} error={form.errors.shown_when}
            modelValue={values.shown_when} onUpdate:modelValue={tree => form.write('shown_when', tree)}/>
        )}
        {props.isNew && !form.record.value && (
          <TextInput {...form.bind('name')} modelValue={form.name.value} label={t('fields.name')} hint={t('fields.nameHint')} maxlength={42}
            class="gx-name-input"/>
        )}
      </div>
    )
    return () => (
      <section class="gx-field-more" aria-labelledby={id}>
        <h3>
          <button type="button" id={id} class="gx-fold-head" aria-expanded={String(isOpen.value)} onClick={() => { isChosenOpen.value = !isChosenOpen.value }}>
            <QIcon name={isOpen.value ? 'expand_more' : 'chevron_right'}
              size="20px"/><span>{t('fields.moreSettings')}</span>{!isOpen.value && <small>{t(props.isNew ? 'fields.moreSettingsHint' : 'fields.moreSettingsLater')}</small>}
          </button>
        </h3>
        {isOpen.value && content()}
      </section>
    )
  },
})
