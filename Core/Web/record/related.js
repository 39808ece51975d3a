import { text, titleOf } from '../app/messages.js'
import { types } from '../app/metadata.js'
import { can } from '../app/session.js'
import { slotsOf } from './slots.js'

/** Lines belong to the record that holds them and are shown there, not beside it. */
const partsOfOthers = new Set(['order_line', 'stage'])

/**
 * The lists of records that refer to a record of this type, found in metadata: contacts, orders and deals of a customer. References of the
 * same kind twice (owner and creator) make two lists.
 * @returns {{ type: object, field: object }[]}
 */
export function relationsTo(target) {
  const { hidden } = slotsOf(target.name)
  return types().filter(candidate => can('read', candidate.name) && !partsOfOthers.has(candidate.name) && !hidden.has(candidate.name))
    .flatMap(candidate => candidate.fields.filter(field => field.kind === 'reference' && field.refers_to === target.name).map(field => ({ type: candidate, field })))
    .sort((one, other) => (one.type === target) - (other.type === target))
}

/** How a list of records that refer here is called: by its plug, by its type, or by type and field where a type refers here twice or to itself. */
export function titleOfRelation(relation, relations, target) {
  const declared = slotsOf(relation.type.name).inverse[relation.field.name]
  if (declared) return titleOf(declared)
  const isPlain = relation.type !== target && relations.filter(other => other.type === relation.type).length === 1
  return isPlain ? text(relation.type.plural_title) : `${text(relation.type.plural_title)} · ${text(relation.field.title)}`
}
