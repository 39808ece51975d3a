/** Makes an object out of an example, with its fields and the choices of its status, so that its board has columns at once. */
import { api } from '../../../../Core/Web/app/client.js'
import { language } from '../../../../Core/Web/app/messages.js'
import { choiceTitle, fieldsOf, textsOf, titleOf } from './examples.js'
import { offeredIcons } from './icons.js'
import { nameFor, pluralNameFor } from './names.js'
import { whenKnown } from './useObjects.js'

/**
 * @param {any} example
 * @param {any[]} others the objects that there are, those in the bin among them
 * @returns {Promise<any>} the object
 */
export async function make(example, others) {
  const object = await api.post('/objects', objectOf(example, others))
  await whenKnown(object.name)
  const fields = await write('/fields', fieldsOf(example).map((field, index) => fieldOf(example, field, object, index)))
  const place = fieldsOf(example).findIndex(field => field.name === 'status')
  await giveStatus(example, fields[place])
  return object
}

function objectOf(example, others) {
  const { title, plural, label, description } = textsOf(example)
  const titles = { title_en: title.en, title_zh: title.zh, plural_title_en: plural.en, plural_title_zh: plural.zh }
  const taken = new Set(others.flatMap(other => [other.name, other.plural]))
  const { name } = nameFor(titles, taken, offeredIcons().map(icon => icon.code))
  return {
    name, plural: pluralNameFor(titles, name, taken), ...titles, name_title_en: label.en, name_title_zh: label.zh,
    description: description[language.value], icon: example.icon,
  }
}

function fieldOf(example, { name, ...field }, object, index) {
  const { en, zh } = titleOf(example, { name })
  return { record_type: object.name, name: `c_${name}`, title_en: en, title_zh: zh, position: index + 1, ...field }
}

/** A status that every record has: its choices first, then what a new record starts with. */
async function giveStatus(example, field) {
  const codes = Object.keys(example.status)
  await write('/field_choices', codes.map((code, index) => {
    const { en, zh } = choiceTitle(example, code)
    return { field: field.id, code, title_en: en, title_zh: zh, color: example.status[code], position: index + 1 }
  }))
  await api.patch(`/fields/${field.id}`, { required: true, initial: JSON.stringify(codes[0]) }, { record: field })
}

/** Makes records; what is refused ends it, with the server's words. */
async function write(path, records) {
  const { results } = await api.post(`${path}/batch`, { operations: records.map(values => ({ action: 'create', values })) })
  const refused = results.find(result => result.status >= 300)
  if (refused) throw Object.assign(new Error(refused.detail), { detail: refused.errors?.[0]?.message ?? refused.detail })
  return results.map(({ id, version }) => ({ id, version }))
}
