import { computed, defineComponent } from 'vue'
import { FilterBuilder } from '../../../../Core/Web/filter/FilterBuilder.jsx'
import { comparable } from '../../../../Core/Web/filter/comparisons.js'

const system = new Set(['id', 'version', 'external_id', 'created_at', 'created_by', 'updated_at', 'updated_by'])

/** When something holds, by the other fields of the same record: the same for everybody, at any time. */
export const Condition = defineComponent({
  name: 'FieldCondition',
  props: {
    label: { type: String, required: true },
    type: { type: Object, required: true },
    /** Of the field itself, which cannot depend on itself. */
    name: { type: String, default: '' },
    error: { type: String, default: '' },
    modelValue: { type: [Object, Array], default: null },
  },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const type = computed(() => ({ ...props.type, isAlone: true, fields: props.type.fields.filter(isAsked).map(field => ({ ...comparable(field), isFixed: true })) }))
    const isAsked = field => field.name !== props.name && !system.has(field.name)
    // in a form Enter would save before the condition is complete
    const stay = event => { if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault() }
    return () => (
      <div class="gx-field-condition" role="group" aria-label={props.label} onKeydown={stay}>
        <FilterBuilder type={type.value} modelValue={props.modelValue} onUpdate:modelValue={tree => emit('update:modelValue', tree)}/>
        {props.error && <div class="gx-field-error" role="alert">{props.error}</div>}
      </div>
    )
  },
})
