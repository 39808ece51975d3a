import { t, text } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { NumberPattern } from './NumberPattern.jsx'
import { FormulaEditor } from './formula/FormulaEditor.jsx'
import { resultsFor } from './formula/useFormulaCheck.js'
import { kindTitle, kinds, shapedTypes } from './kinds.js'
import { RollupEditor } from './rollup/RollupEditor.jsx'

const longest = { text: 1000, long_text: 20000 }
/** What values are stored by can't change under them. */
const fixed = new Set(['scale', 'refers_to', 'result_kind'])
const usual = { text: 200, long_text: 20000 }

/** What only some kinds ask: how long, how exact, within which bounds, of which type, computed how. */
export const KindSettings = ({ form, type }) => {
  const { kind } = form.values
  if (kind === 'autonumber') return <NumberPattern form={form}/>
  if (kind === 'rollup') return <RollupEditor form={form} type={type}/>
  return [kind === 'formula' && <FormulaEditor form={form} type={type}/>, <KindQuestions form={form}/>]
}
KindSettings.props = ['form', 'type']

function KindQuestions({ form }) {
  const { kind } = form.values
  const { settings } = kinds.find(one => one.code === kind)
  const whole = { kind: 'integer' }
  const fields = {
    maximum_length: { ...whole, title: t('fields.maximumLength'), minimum: 1, maximum: longest[kind], placeholder: String(usual[kind]) },
    scale: { kind: 'choice', required: true, title: t('fields.scale'), choices: [0, 1, 2, 3, 4, 5, 6].map(scale => ({ code: scale, title: String(scale) })) },
    minimum: { ...whole, title: t('fields.minimum'), placeholder: t('fields.noBound') },
    maximum: { ...whole, title: t('fields.maximum'), placeholder: t('fields.noBound') },
    result_kind: { kind: 'choice', required: true, title: t('formula.resultKind'), choices: resultsFor('decimal').map(code => ({ code, title: kindTitle(code) })) },
    refers_to: {
      kind: 'choice', required: true, title: t('fields.refersTo'),
      choices: shapedTypes().filter(type => type.name !== 'user').map(type => ({ code: type.name, title: text(type.title) })),
    },
  }
  const hasDecimals = kind !== 'formula' || form.values.result_kind === 'decimal'
  const isAsked = name => name in fields && !(form.record.value && fixed.has(name)) && (name !== 'scale' || hasDecimals)
  const results = resultsFor(form.check.kind ?? form.values.result_kind)
  const asked = settings.filter(name => isAsked(name) && !(name === 'result_kind' && results.length < 2))
  if (asked.length === 0) return null
  return (
    <div class="gx-kind-settings">{asked.map(name => (
      <FieldInput key={`${kind} ${name}`} {...form.bind(name)} placeholder={fields[name].placeholder} field={{ name, comparisons: [], ...fields[name] }}/>
    ))}</div>
  )
}
KindQuestions.props = ['form']
