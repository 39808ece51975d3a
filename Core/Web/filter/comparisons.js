/** Which comparisons the builder offers for a field, in which order, and with what it begins. */

const textual = ['text', 'email', 'phone', 'url', 'long_text']
const timely = ['date', 'time', 'timestamp']

const emptiness = ['is_empty', 'is_not_empty']
const byKind = {
  address: ['contains', 'starts_with', ...emptiness],
  boolean: ['is', 'is_not', ...emptiness], choices: ['has', 'has_any', 'has_all', 'has_none', ...emptiness],
  ...Object.fromEntries(textual.map(kind => [kind, ['is', 'is_not', 'contains', 'starts_with', 'in', 'not_in', ...emptiness]])),
  ...Object.fromEntries(['integer', 'decimal', 'percent', 'money'].map(kind => [kind, ['is', 'is_not', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'not_in', ...emptiness]])),
  ...Object.fromEntries(timely.map(kind => [kind, ['is', 'is_not', 'before', 'after', 'gte', 'lte', 'between', ...emptiness]])),
  ...Object.fromEntries(['choice', 'reference'].map(kind => [kind, ['is', 'is_not', 'in', 'not_in', ...emptiness]])),
}

/** The same field where the values are at hand, so that nothing has to be looked up: even what lists don't filter by can be compared. */
export const comparable = field => (field.custom ? { ...field, filterable: true, comparisons: byKind[field.kind] ?? [] } : field)

/** The comparisons of a field as the server knows them, without those that say the same twice. */
export function comparisonsOf(field) {
  const known = field.comparisons ?? []
  // A day that is "greater" than another is simply after it.
  return known.includes('after') ? known.filter(name => name !== 'gt' && name !== 'lt') : known
}

/** What a new condition on the field most likely wants. */
export function usualComparison(field) {
  const known = comparisonsOf(field)
  const usual = textual.includes(field.kind) || field.kind === 'address' ? 'contains'
    : field.kind === 'choice' || field.kind === 'reference' ? 'in'
    : field.kind === 'tags' || field.kind === 'choices' ? 'has_any'
    : timely.includes(field.kind) ? 'gte'
    : ['integer', 'decimal', 'percent', 'money'].includes(field.kind) ? 'gte' : 'is'
  return known.includes(usual) ? usual : known[0]
}

/** The message that names a comparison: days are "before", numbers are "less than". */
export function comparisonName(field, comparison) {
  if (field.kind === 'time' && ['lte', 'gte'].includes(comparison)) return `filter.time_${comparison}`
  if (timely.includes(field.kind) && ['lte', 'gte', 'is'].includes(comparison)) return `filter.day_${comparison}`
  return `filter.${comparison}`
}

/** Fields that can be asked about. */
export function filterable(type) {
  return type.fields.filter(field => field.kind !== 'secret' && field.filterable !== false && field.comparisons?.length > 0 && field.name !== 'version')
}

/** A field by its name: `industry`, or `customer.industry` one step into a reference. */
export function resolveField(typeOf, type, name) {
  const [first, second] = name.split('.')
  const field = type.fields.find(field => field.name === first)
  if (!second || !field) return { field, via: null }
  const related = field.refers_to && typeOf(field.refers_to)
  return { field: related?.fields.find(field => field.name === second), via: field }
}
