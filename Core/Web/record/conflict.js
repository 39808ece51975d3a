const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/**
 * Compares three versions of a record field by field: what was read, what I made of it, and what is stored now.
 * @returns {{ contested: object[], theirs: object[] }} `contested`: changed by both and differently; `theirs`: changed by others only
 */
export function compare(fields, base, changes, current) {
  const changed = fields.filter(field => !field.read_only && !same(base[field.name], current[field.name]))
  const contested = changed.filter(field => field.name in changes && !same(changes[field.name], current[field.name]))
  return { contested, theirs: changed.filter(field => !(field.name in changes)) }
}
