import { addressOf, api } from '../app/client.js'
import { href } from '../app/router.js'
import { longestAddress } from './rows.js'

/** Saves the current list as a CSV file, in its columns and order; the browser writes it as it comes, unless its filter is too long for an address. */
export async function exportList(type, state) {
  const query = { filter: state.condition.value, sort: state.sort.value, utc_offset: offset() }
  const path = `/${type.plural}/export.csv`
  const address = addressOf(path, { ...query, fields: state.columns.value.join(',') })
  if (address.length <= longestAddress) return download(address)
  const body = Object.fromEntries(Object.entries({ ...query, fields: state.columns.value }).filter(([, value]) => value))
  const { blob, name } = await api.file(`${path}/query`, body)
  const url = URL.createObjectURL(blob)
  download(url, name)
  // Some browsers begin to read it later than the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Saves what is at an address as a file, without leaving the page. */
function download(address, name = '') {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}

/** The browser's distance from UTC, for the times in the file: +08:00. */
function offset() {
  const minutes = -new Date().getTimezoneOffset()
  const two = number => String(Math.floor(number)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}

export const importAddress = type => href('/imports/new', { type: type.name })
