import { FieldValue } from '../parts/FieldValue.jsx'
import { UserChip } from '../parts/UserChip.jsx'
import { labelOfReference } from '../parts/fields/references.js'

const mostFacts = 3
const quiet = ['boolean', 'long_text', 'url', 'tags', 'id', 'email', 'phone', 'timestamp']

/** What a generic card tells below its name: the amount, a few of the list's columns, and the owner's face. */
export function BoardFacts({ type, columns, group, money, record, included }) {
  const isShown = field => field && ![type.label_field, group.name, money?.name, 'owner'].includes(field.name) && !quiet.includes(field.kind)
  const hasValue = field => record[field.name] !== null && record[field.name] !== undefined
  const fields = columns.map(name => type.fields.find(field => field.name === name)).filter(field => isShown(field) && hasValue(field)).slice(0, mostFacts)
  const value = field => <FieldValue key={field.name} dense field={field} value={record[field.name]} record={record} included={included}/>
  const owner = record.owner && type.fields.some(field => field.name === 'owner' && field.refers_to === 'user') ? labelOfReference('user', record.owner, included) : null
  const hasMoney = money && record[money.name]
  if (!hasMoney && !owner && fields.length === 0) return null
  return <div class="gx-board-facts">
    <div>{hasMoney ? <strong>{value(money)}</strong> : null}{fields.map(value)}</div>
    {owner ? <UserChip dense class="gx-board-face" user={{ id: record.owner, name: owner }}/> : null}
  </div>
}
BoardFacts.props = ['type', 'columns', 'group', 'money', 'record', 'included']
