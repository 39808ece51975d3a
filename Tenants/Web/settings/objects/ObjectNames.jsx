import { computed, defineComponent, ref, useId } from 'vue'
import { QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { TextInput } from '../../form/TextInput.jsx'

/** What programs and addresses call the object. It never changes, so it is looked at before: at once where it could not be told from the title. */
export const ObjectNames = defineComponent({
  name: 'ObjectNames',
  props: { form: { type: Object, required: true } },
  setup(props) {
    const id = useId()
    const { form } = props
    /** As somebody wants it; until then it is open where there is something to look at. */
    const chosen = ref(null)
    const hasTitle = () => Boolean(form.values.title_en.trim() || form.values.title_zh.trim())
    const isAsked = () => Boolean(form.values.name || form.values.plural || (hasTitle() && form.isGuess.value))
    const isOpen = computed(() => Boolean(form.errors.name || form.errors.plural) || (chosen.value ?? isAsked()))
    const input = (name, value, label, hint) => (
      <TextInput {...form.bind(name)} modelValue={value} label={label} hint={hint} maxlength={43} class="gx-name-input"/>
    )
    const inputs = () => (
      <div class="gx-object-pair">
        {input('name', form.name.value, t('objects.name'), t(form.isGuess.value ? 'objects.nameAdvice' : 'objects.nameHint'))}
        {input('plural', form.plural.value, t('objects.pluralName'), t('objects.pluralHint', { plural: form.plural.value }))}
      </div>
    )
    if (!form.isNew) {
      return () => (
        <p class="gx-object-fixed"><span>{t('objects.namesFixed')}</span> <code>{form.values.name}</code> <code>{form.values.plural}</code></p>
      )
    }
    return () => (
      <section class="gx-object-names" aria-labelledby={id}>
        <h3>
          <button type="button" id={id} class="gx-fold-head" aria-expanded={String(isOpen.value)} onClick={() => { chosen.value = !isOpen.value }}>
            <QIcon name={isOpen.value ? 'expand_more' : 'chevron_right'} size="20px"/>
            <span>{t('objects.names')}</span>{!isOpen.value && hasTitle() && <code>{form.name.value}</code>}
          </button>
        </h3>
        {isOpen.value && inputs()}
      </section>
    )
  },
})
