// What is in a file of configuration, as text and as a value.
import { faultIn } from './json.js'

/** The parts of a file, in the order in which they build on each other. */
export const parts = ['objects', 'fields', 'roles', 'layouts', 'views', 'pipelines']

/** What the server takes at most. */
export const largest = 4 * 2 ** 20

/**
 * @typedef {Record<string, any>} Item one definition: an object, a field, a role …
 * @typedef {Record<string, any>} Configuration
 * @typedef {{ code: 'empty' | 'tooLarge' | 'notJson' | 'notJsonAt' | 'otherFile', line?: number, column?: number, position?: number }} Fault
 */

/** The configuration that a text holds, or what is wrong with the text. @param {string} text @returns {{ configuration?: Configuration, fault?: Fault }} */
export function read(text) {
  if (text.trim() === '') return { fault: { code: 'empty' } }
  if (text.length > largest) return { fault: { code: 'tooLarge' } }
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, ''))
    const isOne = value !== null && typeof value === 'object' && !Array.isArray(value) && 'guanxi' in value
    return isOne ? { configuration: value } : { fault: { code: 'otherFile' } }
  } catch {
    return { fault: faultOf(text) }
  }
}

/** @param {string} text @returns {Fault} */
function faultOf(text) {
  const position = faultIn(text)
  if (position < 0) return { code: 'notJson' }
  const lines = text.slice(0, position).split('\n')
  return { code: 'notJsonAt', line: lines.length, column: lines[lines.length - 1].length + 1, position }
}

/** As people read it. @param {Configuration} configuration */
export const written = configuration => `${JSON.stringify(configuration, null, 2)}\n`

/** The definitions of a part; none where the file is silent, or wrong. @param {Configuration} configuration @param {string} part @returns {Item[]} */
export const itemsOf = (configuration, part) => (Array.isArray(configuration?.[part]) ? configuration[part].filter((/** @type {any} */ item) => item !== null && typeof item === 'object') : [])

const keys = { objects: ['name'], fields: ['record_type', 'name'], roles: ['code'], layouts: ['record_type', 'role'], views: ['type', 'name'], pipelines: ['name'] }

/** What tells one definition from the others of its part: `customer.c_size`. @param {string} part @param {Item} item @returns {string} */
export const nameOf = (part, item) => (keys[/** @type {keyof typeof keys} */ (part)] ?? ['name']).map(key => item[key]).filter(value => typeof value === 'string' && value !== '').join('.')

/** The definition of that name. @param {Configuration} configuration @param {string} part @param {string} name */
export const itemOf = (configuration, part, name) => itemsOf(configuration, part).find(item => nameOf(part, item) === name)

/**
 * What an error of the server's is about: `fields.customer.c_size.kind` and `fields.3.kind` are the kind of a field.
 * @param {Configuration} configuration @param {string} place
 * @returns {{ part: string, name: string, member: string }} without a name where it is about no definition
 */
export function placeOf(configuration, place = '') {
  const [part, ...rest] = place.split('.')
  if (!(part in keys)) return { part: '', name: '', member: place }
  const items = itemsOf(configuration, part)
  const numbered = /^\d+$/.test(rest[0] ?? '') ? items[Number(rest[0])] : undefined
  if (numbered) return { part, name: nameOf(part, numbered), member: rest.slice(1).join('.') }
  const below = rest.join('.')
  const names = items.map(item => nameOf(part, item)).filter(name => below === name || below.startsWith(`${name}.`))
  const [name] = names.sort((one, other) => other.length - one.length)
  return name ? { part, name, member: below.slice(name.length + 1) } : { part, name: '', member: below }
}
