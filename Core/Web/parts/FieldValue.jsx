import { defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { formatAddress, formatDate, formatMoney, formatTime, formatValue } from '../app/format.js'
import { addMessages, t } from '../app/messages.js'
import { choiceOf, type } from '../app/metadata.js'
import { Link } from './Link.jsx'
import { ChoiceChip } from './ChoiceChip.jsx'
import { UserChip } from './UserChip.jsx'
import { isBlank } from './fields/check.js'
import { clockOf } from './fields/dates.js'
import { labelOfReference, referredType } from './fields/references.js'
import en from './fields/messages/en.js'
import zh from './fields/messages/zh.js'
import './fields/fields.css'

addMessages({ en, zh })

const external = { target: '_blank', rel: 'noopener noreferrer' }
// a click on a link inside a row or a field that opens on click is a click on the link alone
const stop = event => event.stopPropagation()

const shortUrl = url => url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')

const numeric = content => <span class="gx-tabular">{content}</span>

const views = {
  email: ({ value }) => <a class="gx-link" href={`mailto:${value}`} onClick={stop}>{value}</a>,
  phone: ({ value }) => <a class="gx-link gx-tabular" href={`tel:${value}`} onClick={stop}>{formatPhone(value)}</a>,
  url: ({ value }) => <a class="gx-link gx-ellipsis" href={value} {...external} onClick={stop}>{shortUrl(value)}</a>,
  secret: () => '••••••',
  long_text: ({ value, dense }) => <span class={dense ? 'gx-ellipsis' : 'gx-long-text'} title={dense ? value : undefined}>{value}</span>,
  integer: ({ field, value }) => numeric(formatValue(field, value)),
  decimal: ({ field, value }) => numeric(formatValue(field, value)),
  percent: ({ field, value }) => numeric(formatValue(field, value)),
  money: ({ value }) => numeric(formatMoney(value)),
  boolean: ({ value }) => (value ? t('field.yes') : t('field.no')),
  date: ({ value }) => numeric(formatDate(value)),
  time: ({ value }) => numeric(clockOf(value)),
  timestamp: ({ value }) => <time class="gx-tabular" datetime={value}>{formatTime(value)}</time>,
  address: ({ value, dense }) => <span class={dense ? 'gx-ellipsis' : 'gx-text'} title={dense ? formatAddress(value) : undefined}>{formatAddress(value)}</span>,
  choice: ({ field, value }) => (choiceOf(field, value)?.color ? <ChoiceChip field={field} value={value}/> : <span class="gx-ellipsis">{formatValue(field, value)}</span>),
  choices: ({ field, value }) => <span class="gx-tags">{value.map(code => <ChoiceChip key={code} field={field} value={code}/>)}</span>,
  tags: ({ value }) => <span class="gx-tags">{value.map(word => <span key={word} class="gx-tag">{word}</span>)}</span>,
  reference: Reference,
  id: props => (referredType(props.field) ? Reference(props) : <span class="gx-id">{props.value}</span>),
}

const phoneGroups = [/^(\+86)?(1\d{2})(\d{4})(\d{4})$/, /^(\+86|0)(10|2\d|[3-9]\d{2})(\d{3,4})(\d{4})$/, /^(\+1)(\d{3})(\d{3})(\d{4})$/]

/** Numbers in the groups in which people say them: 138 0013 8000, +86 571 6097 2511, +1 206 555 0937. */
function formatPhone(number) {
  const groups = phoneGroups.map(pattern => pattern.exec(number)).find(Boolean)
  return groups ? groups.slice(1).filter(Boolean).join(' ').replace(/^0 /, '0') : number
}

function Reference({ field, value, included }) {
  const target = referredType(field)
  const label = labelOfReference(target, value, included)
  if (label === undefined) return <span class="gx-reference-loading" aria-hidden="true"/>
  if (label === null) return <span class="gx-muted">{t('field.hiddenRecord')}</span>
  if (target === 'user') return <UserChip user={{ id: value, name: label }} size={20}/>
  return <Link class="gx-link gx-ellipsis" to={`/${type(target).plural}/${value}`} onClick={stop}>{() => label}</Link>
}

/** A part of a value, for those who may know no more of it: nothing to call or write to. */
const Masked = ({ value, dense }) => (
  <span class={['gx-masked', dense && 'gx-ellipsis']} title={t('field.masked')}>
    <QIcon name="lock" size="14px" aria-hidden="true"/><span class="gx-tabular">{value}</span><span class="gx-visually-hidden">{t('field.masked')}</span>
  </span>
)
Masked.props = ['value', 'dense']

/**
 * A value as people read it: links for e-mail, phone, web addresses and references, chips for choices, tabular numbers. `dense` is for
 * rows of a list: one line, and nothing at all for an empty value.
 */
export const FieldValue = defineComponent({
  name: 'FieldValue',
  props: {
    field: { type: Object, required: true },
    value: null,
    record: { type: Object, default: null },
    /** What came with the page: records by their type's plural. */
    included: { type: Object, default: null },
    dense: Boolean,
  },
  setup(props) {
    const valueOf = () => (props.value === undefined ? props.record?.[props.field.name] : props.value)

    return () => {
      const value = valueOf()
      if (isBlank(props.field, value)) return props.dense ? null : <span class="gx-empty-value"><span aria-hidden="true">—</span><span class="gx-visually-hidden">{t('field.empty')}</span></span>
      if (props.field.masked) return <Masked value={value} dense={props.dense}/>
      const view = views[props.field.kind]
      if (view) return view({ field: props.field, value, included: props.included, dense: props.dense })
      return <span class={props.dense ? 'gx-ellipsis' : 'gx-text'} title={props.dense ? value : undefined}>{String(value)}</span>
    }
  },
})

export default FieldValue
