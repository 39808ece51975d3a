import { defineComponent, nextTick, ref } from 'vue'
import { t } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { TextInput } from '../../form/TextInput.jsx'
import { isPattern, longestPattern, numberBy, numberTokens } from './numberPattern.js'
import { useSight } from './useSight.js'

/** How numbers are written, from parts that a click puts in, with what comes of it at once. */
export const NumberPattern = defineComponent({
  name: 'NumberPattern',
  props: { form: { type: Object, required: true } },
  setup(props) {
    const { form } = props
    const frame = ref(null)
    useSight(frame, () => !form.record.value)
    const pattern = () => form.values.number_pattern ?? ''
    const first = () => Number(form.values.number_start ?? 1)
    const today = () => new Date().toISOString().slice(0, 10)

    function put(token) {
      const input = frame.value.querySelector('input')
      const [start, end] = [input.selectionStart ?? pattern().length, input.selectionEnd ?? pattern().length]
      form.write('number_pattern', (pattern().slice(0, start) + token + pattern().slice(end)).slice(0, longestPattern))
      nextTick(() => {
        input.focus()
        input.setSelectionRange(start + token.length, start + token.length)
      })
    }
    const start = () => ({ name: 'number_start', kind: 'integer', minimum: 0, maximum: 999999999999, title: t('fields.pattern.start'), comparisons: [] })
    const meaning = token => t(`fields.pattern.token.${/0/.test(token) ? 'number' : token.slice(1, -1)}`)
    const examples = () => [0, 1, 2].map(step => numberBy(pattern(), first() + step, today())).join(t('fields.pattern.comma'))

    return () => (
      <div class="gx-pattern" ref={frame}>
        <div class="gx-pattern-inputs">
          <TextInput {...form.bind('number_pattern')} modelValue={pattern()} label={t('fields.pattern.title')} maxlength={longestPattern} required class="gx-name-input"/>
          {!form.record.value && <FieldInput {...form.bind('number_start')} placeholder="1" field={start()}/>}
        </div>
        <div class="gx-pattern-tokens" role="group" aria-label={t('fields.pattern.parts')}>{numberTokens.map(token => (
          <button key={token} type="button" class="gx-pattern-token" title={meaning(token)} aria-label={`${token} ${meaning(token)}`}
            onClick={() => put(token)}><code>{token}</code></button>
        ))}</div>
        <p class="gx-field-hint" role="status">{isPattern(pattern()) ? t('fields.pattern.example', { numbers: examples() }) : t('fields.pattern.wrong')}</p>
      </div>
    )
  },
})
