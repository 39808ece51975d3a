import { addressOf } from '../app/client.js'
import { href } from '../app/router.js'

/** Where the current list comes from as a CSV file, in its columns and order. */
export function exportAddress(type, state) {
  return addressOf(`/${type.plural}/export.csv`, { filter: state.condition.value, sort: state.sort.value, fields: state.columns.value.join(',') })
}

export const importAddress = type => href('/imports/new', { type: type.name })
