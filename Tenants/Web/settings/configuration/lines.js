/** A change as lines: each member that differs, before and after. */
import { shownValue, titleOfMember } from './values.js'

/** In the order in which somebody fills in a definition; the rest follows by name. */
const order = [
  'title_en', 'title_zh', 'name_en', 'name_zh', 'plural_title_en', 'plural_title_zh', 'name_title_en', 'name_title_zh', 'description', 'icon', 'kind', 'refers_to', 'formula', 'result_kind',
  'rollup_type', 'rollup_via', 'rollup_function', 'rollup_field', 'rollup_filter', 'choices', 'initial', 'required', 'required_when', 'shown_when', 'unique', 'filterable', 'type',
  'columns', 'filter', 'sort', 'group', 'layout', 'grants', 'document', 'stages', 'name', 'code', 'plural',
]
const rank = member => (order.includes(member) ? order.indexOf(member) : order.length)

/** What a new definition says by being where it is, and what is of interest to nobody. */
const silent = new Set(['record_type', 'position', 'slot'])

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/**
 * @param {any} change as the server tells it
 * @param {any} item the definition in the file
 * @returns {{ member: string, title: string, before: any, after: any }[]}
 */
export function linesOf({ part, action, before, after }, item, catalogue) {
  const isNew = action === 'create'
  const of = { part, item: { ...before, ...item, ...after }, catalogue }
  const members = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return members
    .filter(member => !same(before?.[member], after?.[member]) && !(isNew && (silent.has(member) || after[member] === false)))
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(member => ({
      member, title: titleOfMember(part, member), before: isNew ? null : shownValue(before?.[member], { ...of, member }), after: shownValue(after?.[member], { ...of, member }),
    }))
}
