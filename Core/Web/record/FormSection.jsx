import { computed, defineComponent, ref, useId } from 'vue'
import { QIcon } from 'quasar'
import { t } from '../app/messages.js'
import { FieldInput } from '../parts/FieldInput.jsx'
import { isBlank } from '../parts/fields/check.js'
import { isWide } from './sections.js'

/** A section of a form. One that starts folded is open where something is in it, and opens when something in it is wrong. */
export const FormSection = defineComponent({
  name: 'FormSection',
  props: {
    type: { type: Object, required: true },
    section: { type: Object, required: true },
    form: { type: Object, required: true },
    isFirst: Boolean,
    isOpenAtFirst: Boolean,
  },
  setup(props) {
    const id = useId()
    const filled = () => props.section.fields.filter(field => field.kind !== 'boolean' && !isBlank(field, props.form.values[field.name])).length
    const mustFill = () => props.section.fields.some(field => props.form.mustFill(field) && !props.form.isDerived(field) && field.initial === undefined)
    const isChosenOpen = ref(props.isOpenAtFirst || filled() > 0 || mustFill())
    const hasProblem = computed(() => props.form.hasTried.value && props.form.problems.value.some(({ field }) => props.section.fields.includes(field)))
    const isOpen = computed(() => isChosenOpen.value || hasProblem.value)

    const input = field => (
      <FieldInput
        key={field.name} required={props.form.mustFill(field)} class={isWide(props.type, field) ? 'gx-form-wide' : ''} field={field} modelValue={props.form.values[field.name]}
        error={props.form.serverErrors.get(field.name) ?? ''} eager={props.form.hasTried.value} derived={props.form.isDerived(field)}
        record={props.form.values} placeholder={props.form.isDerived(field) ? t('record.derived') : ''} onUpdate:modelValue={value => props.form.set(field, value)}
      />
    )

    return () => (
      <div class="gx-form-section" role="group" aria-labelledby={id}>
        <h2 class="gx-form-title">
          <button type="button" id={id} class="gx-fold" aria-expanded={isOpen.value ? 'true' : 'false'} onClick={() => { isChosenOpen.value = !isOpen.value }}>
            <QIcon name="expand_more" size="20px" class={isOpen.value ? 'gx-fold-open' : ''}/>
            <span>{props.section.title}</span>
            {!isOpen.value && <span class="gx-fold-count">{t('record.fieldCount', { n: props.section.fields.length })}</span>}
          </button>
        </h2>
        {isOpen.value && <div class={['gx-form-grid', props.section.columns === 1 && 'gx-form-grid-one']}>{props.section.fields.map(input)}</div>}
      </div>
    )
  },
})
