import { QBtn, QSelect } from 'quasar'
import { t, text } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { FieldSelect } from './FieldSelect.jsx'
import { OperandInput } from './OperandInput.jsx'
import { comparisonName, comparisonsOf, resolveField, usualComparison } from './comparisons.js'
import { firstValue, takesNothing, valueFor } from './tree.js'

/** One condition: a field, how it is compared, and with what. */
export const FilterCondition = {
  props: { type: Object, node: Object },
  emits: ['change', 'remove'],
  setup(props, { emit }) {
    const resolved = () => resolveField(typeOf, props.type, props.node.field)

    function setField(name) {
      const { field } = resolveField(typeOf, props.type, name)
      const before = resolved().field
      const comparison = usualComparison(field)
      const isAlike = before?.kind === field.kind && !field.choices && !field.refers_to && comparisonsOf(field).includes(props.node.comparison)
      if (isAlike) return emit('change', { ...props.node, field: name })
      emit('change', { ...props.node, field: name, comparison, value: firstValue(field, comparison) })
    }

    function setComparison(comparison) {
      emit('change', { ...props.node, comparison, value: valueFor(comparison, props.node.value) })
    }

    return () => {
      const { field, via } = resolved()
      const title = field ? text(field.title) : props.node.field
      return <div class="gx-filter-condition">
        <div class="gx-filter-what">
          <FieldSelect type={props.type} field={field} via={via} modelValue={props.node.field} onUpdate:modelValue={setField}/>
          {field ? <QSelect dense outlined optionsDense emitValue mapOptions class="gx-filter-comparison" aria-label={`${title}: ${t('filter.comparison')}`}
            modelValue={props.node.comparison} onUpdate:modelValue={setComparison}
            options={comparisonsOf(field).map(name => ({ value: name, label: t(comparisonName(field, name)) }))}/> : null}
          <QBtn flat round dense size="sm" icon="close" class="gx-filter-remove" aria-label={t('filter.remove_condition', { title })}
            onClick={() => emit('remove')}/>
        </div>
        {field && !takesNothing(props.node.comparison)
          ? <OperandInput key={`${props.node.field} ${props.node.comparison}`} field={field} comparison={props.node.comparison} modelValue={props.node.value}
            onUpdate:modelValue={value => emit('change', { ...props.node, value })}/> : null}
      </div>
    }
  },
}
