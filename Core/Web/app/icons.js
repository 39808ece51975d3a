// How record types are told apart at one glance.
import { type } from './metadata.js'
import { entriesOf } from './plugs.js'

/**
 * The icon of a record type, by its name: the one that the workspace chose for an object of its own, otherwise that of its place in the menu.
 * @param {string} typeName
 * @param {string} other for types that have none
 */
export function iconOf(typeName, other = 'table_rows') {
  return type(typeName)?.icon ?? entriesOf('menu').find(entry => entry.type === typeName)?.icon ?? other
}
