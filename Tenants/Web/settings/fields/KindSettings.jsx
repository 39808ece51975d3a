import { t, text } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { kinds, shapedTypes } from './kinds.js'

const longest = { text: 1000, long_text: 20000 }
/** What values are stored by can't change under them. */
const fixed = new Set(['scale', 'refers_to'])
const usual = { text: 200, long_text: 20000 }

/** What only some kinds ask: how long, how exact, within which bounds, of which type. */
export const KindSettings = ({ form }) => {
  const { kind } = form.values
  const { settings } = kinds.find(one => one.code === kind)
  const whole = { kind: 'integer' }
  const fields = {
    maximum_length: { ...whole, title: t('fields.maximumLength'), minimum: 1, maximum: longest[kind], placeholder: String(usual[kind]) },
    scale: { kind: 'choice', required: true, title: t('fields.scale'), choices: [0, 1, 2, 3, 4, 5, 6].map(scale => ({ code: scale, title: String(scale) })) },
    minimum: { ...whole, title: t('fields.minimum'), placeholder: t('fields.noBound') },
    maximum: { ...whole, title: t('fields.maximum'), placeholder: t('fields.noBound') },
    refers_to: {
      kind: 'choice', required: true, title: t('fields.refersTo'),
      choices: shapedTypes().filter(type => type.name !== 'user').map(type => ({ code: type.name, title: text(type.title) })),
    },
  }
  const asked = settings.filter(name => name in fields && !(form.record.value && fixed.has(name)))
  if (asked.length === 0) return null
  return (
    <div class="gx-kind-settings">{asked.map(name => (
      <FieldInput key={`${kind} ${name}`} {...form.bind(name)} placeholder={fields[name].placeholder} field={{ name, comparisons: [], ...fields[name] }}/>
    ))}</div>
  )
}
KindSettings.props = ['form']
