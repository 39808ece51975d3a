import { defineComponent } from 'vue'
import { t } from '../../../../Core/Web/app/messages.js'
import { Condition } from './Condition.jsx'
import { SegmentedChoice } from './SegmentedChoice.jsx'
import { SwitchRow } from './SwitchRow.jsx'
import { kinds } from './kinds.js'

/** What must be true of a field's values: whether they must be there, may be there twice, can be searched for. */
export const FieldRules = defineComponent({
  name: 'FieldRules',
  props: { form: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const { form } = props
    const kind = () => kinds.find(one => one.code === form.values.kind)
    // a switch always says something, and what is computed nobody fills in
    const mustBeFilled = () => kind().code !== 'boolean' && !kind().isComputed
    const write = name => value => form.write(name, value)
    return () => (
      <div class="gx-field-rules">
        {mustBeFilled() && (
          <SegmentedChoice
            label={t('fields.required')} modelValue={form.values.required} onUpdate:modelValue={write('required')}
            options={['no', 'yes', 'when'].map(value => ({ value, label: t(`fields.requiredChoice.${value}`) }))}
            hint={form.values.required === 'yes' ? t('fields.requiredHint') : ''}
          />
        )}
        {form.values.required === 'when' && mustBeFilled() && (
          <Condition label={t('fields.requiredWhen')} type={props.type} name={form.record.value?.name} error={form.errors.required_when}
            modelValue={form.values.required_when} onUpdate:modelValue={write('required_when')}/>
        )}
        {kind().isUnique && <SwitchRow label={t('fields.unique')} hint={t('fields.uniqueHint')} modelValue={form.values.unique}
          onUpdate:modelValue={write('unique')}/>}
        {kind().isFilterable && (
          <SwitchRow
            label={t('fields.filterable')} hint={t(form.values.unique ? 'fields.filterableUnique' : 'fields.filterableHint')} disabled={form.values.unique}
            modelValue={form.values.filterable || form.values.unique} onUpdate:modelValue={write('filterable')}
          />
        )}
      </div>
    )
  },
})
