import { computed, defineComponent, reactive, ref } from 'vue'
import { FormSection } from '../../../../Core/Web/record/FormSection.jsx'
import { isRequired } from '../../../../Core/Web/record/conditions.js'
import { startingValues } from '../../../../Core/Web/record/form.js'
import { sectionsOf } from '../../../../Core/Web/record/sections.js'
import { slotsOf } from '../../../../Core/Web/record/slots.js'
import '../../../../Core/Web/record/form.css'

/** The form of a new record as a layout makes it, to be looked at. */
export const FormPreview = defineComponent({
  name: 'FormPreview',
  props: { type: { type: Object, required: true } },
  setup(props) {
    const values = reactive(startingValues(props.type.fields.filter(field => !field.read_only), null))
    const { derived } = slotsOf(props.type.name)
    const isDerived = field => derived.has(field.name) || field.initial === 'derived'
    const form = {
      values, isDerived, mustFill: field => isRequired(field, props.type, values), hasTried: ref(false), problems: computed(() => []), serverErrors: new Map(),
      set: (field, value) => { values[field.name] = value },
    }
    const sections = computed(() => sectionsOf(props.type, { writable: true }))

    return () => (
      <div class="gx-form-sections">{sections.value.map(section => (
        <FormSection key={`${section.key} ${section.folded.form}`} type={props.type} section={section} form={form} isOpenAtFirst={!section.folded.form}/>
      ))}</div>
    )
  },
})
