import { addressOf } from '../app/client.js'
import { href } from '../app/router.js'

/** Where the current list comes from as a CSV file, in its columns and order. */
export function exportAddress(type, state) {
  const query = { filter: state.condition.value, sort: state.sort.value, fields: state.columns.value.join(','), utc_offset: offset() }
  return addressOf(`/${type.plural}/export.csv`, query)
}

/** Saves what is at an address as a file, without leaving the page. */
export function download(address) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** The browser's distance from UTC, for the times in the file: +08:00. */
function offset() {
  const minutes = -new Date().getTimezoneOffset()
  const two = number => String(Math.floor(number)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}

export const importAddress = type => href('/imports/new', { type: type.name })
