/** Addresses: an object of parts, read as one line. */

/** From the largest to the smallest, as they are written in China; the country is a code (ISO 3166-1). */
export const addressParts = ['country', 'region', 'city', 'district', 'street', 'postal_code']

const orders = { zh: addressParts, en: ['street', 'district', 'city', 'region', 'postal_code', 'country'] }

/** The parts as people who read `language` fill them in. */
export const partsIn = language => orders[language] ?? orders.en

const said = (address, name) => String(address?.[name] ?? '').trim()

/** Whether any part says something. */
export const hasParts = address => addressParts.some(name => said(address, name) !== '')

/** The address with one part written anew: parts in a fixed order, without those that say nothing; null where none does. */
export function withPart(address, name, text) {
  const parts = { ...address, [name]: text }
  const filled = addressParts.filter(part => said(parts, part) !== '').map(part => [part, parts[part]])
  return filled.length > 0 ? Object.fromEntries(filled) : null
}

/** Kana, Chinese characters, Hangul, and what goes with them. */
const dense = /[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]|[\ud840-\ud8bf][\udc00-\udfff]/

/** A space only where letters would run into each other. */
const joined = (line, part) => line + (line && !(dense.test(line.at(-1)) && dense.test(part[0])) ? ' ' : '') + part

/**
 * One line as its language writes it (and Core/Values/Address.swift): the largest part first and nothing between them in Chinese, else the smallest
 * first with commas. A city that is a region of its own is said once.
 * @param {Record<string, string|null>} address
 * @param {(code: string) => string} nameOf of a country
 */
export function addressLine(address, nameOf) {
  const parts = Object.fromEntries(addressParts.map(name => [name, said(address, name)]))
  const isDense = addressParts.some(name => dense.test(parts[name]))
  if (parts.region === parts.city) parts.region = ''
  if (parts.country) parts.country = nameOf(parts.country)
  if (isDense) return addressParts.map(name => parts[name]).filter(Boolean).reduce(joined, '')
  const area = [parts.region, parts.postal_code].filter(Boolean).join(' ')
  return [parts.street, parts.district, parts.city, area, parts.country].filter(Boolean).join(', ')
}
