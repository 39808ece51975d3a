import { computed, defineComponent, ref } from 'vue'
import { QIcon } from 'quasar'
import { t, text } from '../../../../../Core/Web/app/messages.js'
import { type as typeOf } from '../../../../../Core/Web/app/metadata.js'
import { FieldInput } from '../../../../../Core/Web/parts/FieldInput.jsx'
import { Condition } from '../Condition.jsx'
import { SwitchRow } from '../SwitchRow.jsx'
import { useSight } from '../useSight.js'
import { relationChoices, sentenceOf } from './relations.js'
import { fieldsFor, needsField, relationCode, relationOf, rollupFunctions } from './rollup.js'

/** What is counted or added up over the records that refer here, and in a sentence what that means. */
export const RollupEditor = defineComponent({
  name: 'RollupEditor',
  props: { form: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const { form } = props
    const { values } = form
    const frame = ref(null)
    useSight(frame, () => !form.record.value)
    const related = computed(() => typeOf(values.rollup_type))
    const relations = computed(() => relationChoices(props.type))
    const isFixed = () => Boolean(form.record.value)

    function setRelation(code) {
      const next = relationOf(code)
      if (next.rollup_type !== values.rollup_type) {
        form.write('rollup_field', null)
        form.write('rollup_filter', null)
      }
      form.write('rollup_type', next.rollup_type)
      form.write('rollup_via', next.rollup_via)
    }
    function setFunction(code) {
      form.write('rollup_function', code)
      const fitting = fieldsFor(code, related.value)
      if (!fitting.some(field => field.name === values.rollup_field)) form.write('rollup_field', fitting.length === 1 ? fitting[0].name : null)
    }

    const choice = (name, title, choices, modelValue, set) => (
      <FieldInput key={name} field={{ name, kind: 'choice', required: true, title, choices, comparisons: [] }} modelValue={modelValue}
        error={form.errors[name] ?? ''} onUpdate:modelValue={set}/>
    )
    const functions = () => rollupFunctions.filter(one => !one.kinds || fieldsFor(one.code, related.value).length > 0)
      .map(({ code }) => ({ code, title: t(`fields.rollup.function.${code}`) }))
    const fields = () => fieldsFor(values.rollup_function, related.value).map(field => ({ code: field.name, title: text(field.title) }))
    const filter = () => [
      <SwitchRow label={t('fields.rollup.only')} hint={t('fields.rollup.onlyHint', { types: text(related.value.plural_title) })} modelValue={values.rollup_filtered}
        onUpdate:modelValue={isOn => form.write('rollup_filtered', isOn)}/>,
      values.rollup_filtered && <Condition label={t('fields.rollup.only')} type={related.value} error={form.errors.rollup_filter ?? ''}
        modelValue={values.rollup_filter} onUpdate:modelValue={tree => form.write('rollup_filter', tree)}/>,
    ]
    const sentence = () => {
      const said = sentenceOf(props.type, { ...values, rollup_filter: values.rollup_filtered ? values.rollup_filter : null })
      return <p class="gx-rollup-sentence" role="status">{said && [<QIcon name="summarize" size="18px" aria-hidden="true"/>, <span>{said}</span>]}</p>
    }

    return () => (
      <div class="gx-rollup" ref={frame}>
        {!isFixed() && relations.value.length === 0 && <p class="gx-field-hint">{t('fields.rollup.noRelation', { type: text(props.type.title) })}</p>}
        <div class="gx-kind-settings gx-rollup-settings">
          {!isFixed() && choice('rollup_type', t('fields.rollup.of'), relations.value, relationCode(values.rollup_type, values.rollup_via), setRelation)}
          {related.value && choice('rollup_function', t('fields.rollup.how'), functions(), values.rollup_function, setFunction)}
          {related.value && needsField(values.rollup_function)
            && choice('rollup_field', t('fields.rollup.field'), fields(), values.rollup_field, name => form.write('rollup_field', name))}
        </div>
        {related.value && filter()}
        {sentence()}
      </div>
    )
  },
})
