import { computed, defineComponent, ref, watch } from 'vue'
import { session } from '../../../../Core/Web/app/session.js'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { describe } from '../../../../Core/Web/filter/describe.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { FieldValue } from '../../../../Core/Web/parts/FieldValue.jsx'
import { today } from '../../../../Core/Web/parts/fields/dates.js'
import { kinds } from './kinds.js'
import { numberBy } from './numberPattern.js'

/** The field as it will be: to be tried out while it is being made. Nothing typed here goes anywhere. */
export const FieldPreview = defineComponent({
  name: 'FieldPreview',
  props: { field: { type: Object, required: true }, draft: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const started = () => {
      const { initial } = props.draft
      if (initial === 'today') return today()
      return initial === 'me' ? session.user.id : initial ?? (props.field.kind === 'choices' ? [] : null)
    }
    const value = ref(started())
    watch(() => [props.draft.kind, props.draft.initial, props.draft.refers_to], () => { value.value = started() })
    const shown = computed(() => ({ ...props.field, title: text(props.field.title) || t('fields.untitled'), choices: props.field.choices.filter(choice => text(choice.title)) }))
    /** In a list, until something is picked: what has colours is worth a look at once. */
    const sample = () => {
      if (props.draft.kind === 'autonumber') return numberBy(props.draft.number_pattern ?? '', Number(props.draft.number_start ?? 1), today())
      const codes = shown.value.choices.filter(choice => !choice.retired).map(choice => choice.code)
      if (props.draft.kind === 'choice') return value.value ?? codes[0]
      return props.draft.kind === 'choices' && !value.value?.length ? codes.slice(0, 2) : value.value
    }
    const isComputed = () => kinds.find(kind => kind.code === props.draft.kind)?.isComputed
    const isReady = () => props.field.kind !== 'reference' || Boolean(props.field.refers_to)
    const conditions = () => [
      props.draft.required === 'when' && props.draft.required_when && t('fields.requiredIf', { condition: describe(props.type, props.draft.required_when) }),
      props.draft.shown === 'when' && props.draft.shown_when && t('fields.shownIf', { condition: describe(props.type, props.draft.shown_when) }),
    ].filter(Boolean)

    return () => (
      <aside class="gx-field-preview" aria-label={t('fields.preview')}>
        <h3>{t('fields.preview')}</h3>
        {!isComputed() && <div class="gx-preview-card">
          {isReady() ? <FieldInput key={`${props.draft.kind} ${props.draft.refers_to}`} field={shown.value} modelValue={value.value}
            onUpdate:modelValue={next => { value.value = next }}/> : <p class="gx-muted">{t('fields.typeMissing')}</p>}
        </div>}
        {isReady() && props.draft.kind !== 'rollup' && (
          <div class="gx-preview-list">
            <span class="gx-preview-column">{shown.value.title}</span>
            <span class="gx-preview-cell"><FieldValue dense field={shown.value} value={sample() ?? null}/></span>
          </div>
        )}
        {conditions().map(words => <p key={words} class="gx-field-hint">{words}</p>)}
        <p class="gx-field-hint">{t(isComputed() ? `fields.computedHint.${props.draft.kind}` : 'fields.previewHint')}</p>
      </aside>
    )
  },
})
