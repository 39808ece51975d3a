import { text, titleOf } from '../app/messages.js'
import { isDefinition, types } from '../app/metadata.js'
import { can } from '../app/session.js'
import { slotsOf } from './slots.js'

/** Lines belong to the record that holds them and are shown there, not beside it. */
const isPart = type => Boolean(type.part_of) || type.name === 'stage'

/**
 * The lists of records that refer to a record of this type, found in metadata: contacts, orders and deals of a customer. References of the
 * same kind twice (owner and creator) make two lists. A layout says which of them are shown, and in what order; what it doesn't name comes last.
 * @returns {{ type: any, field: any }[]}
 */
export function relationsTo(target, layout = target.layout) {
  const all = allRelationsTo(target)
  if (!layout) return all
  const place = relation => placeIn(layout.related, relation) ?? layout.related.length
  return all.filter(relation => placeIn(layout.hidden_related ?? [], relation) === null).sort((one, other) => place(one) - place(other))
}

/** Those that a layout can choose from. */
export function allRelationsTo(target) {
  const { hidden } = slotsOf(target.name)
  return types().filter(candidate => can('read', candidate.name) && !isDefinition(candidate) && !isPart(candidate) && !hidden.has(candidate.name))
    .flatMap(candidate => candidate.fields.filter(field => field.kind === 'reference' && field.refers_to === target.name).map(field => ({ type: candidate, field })))
    .sort((one, other) => (one.type.name === target.name) - (other.type.name === target.name))
}

const fullName = ({ type, field }) => `${type.plural}.${field.name}`

/** How a layout names a list: by its type, and by its field too where the type refers here more than once. */
export const nameOfRelation = (relation, relations) => (relations.filter(other => other.type === relation.type).length === 1 ? relation.type.plural : fullName(relation))

function placeIn(names, relation) {
  const place = names.findIndex(name => name === relation.type.plural || name === fullName(relation))
  return place < 0 ? null : place
}

/** How a list of records that refer here is called: by its plug, by its type, or by type and field where a type refers here twice or to itself. */
export function titleOfRelation(relation, relations, target) {
  const declared = slotsOf(relation.type.name).inverse[relation.field.name]
  if (declared) return titleOf(declared)
  const isPlain = relation.type.name !== target.name && relations.filter(other => other.type === relation.type).length === 1
  return isPlain ? text(relation.type.plural_title) : `${text(relation.type.plural_title)} · ${text(relation.field.title)}`
}
