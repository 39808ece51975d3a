/** What types and fields are called: those that are here, and those that a file brings along. */
import { type as typeHere } from '../../../../Core/Web/app/metadata.js'
import { text } from '../../../../Core/Web/app/messages.js'
import { actions } from '../roles/grants.js'
import { itemOf, itemsOf } from './reading.js'

/** A file may hold anything: only words are shown as words. */
export const wordsIn = value => (typeof value === 'string' ? value : undefined)

function titles(item, name = 'title') {
  const [en, zh] = [wordsIn(item[`${name}_en`]), wordsIn(item[`${name}_zh`])]
  return { en: en ?? zh, zh: zh ?? en }
}

const fieldOf = item => ({
  name: item.name, title: titles(item), kind: item.result_kind ?? item.kind, refers_to: item.refers_to, custom: true, comparisons: [],
  choices: itemsOf(item, 'choices').map(choice => ({ code: choice.code, title: titles(choice), color: choice.color })),
})

const objectOf = item => ({
  name: item.name, plural: item.plural ?? `${item.name}s`, title: titles(item), plural_title: item.plural_title_en || item.plural_title_zh ? titles(item, 'plural_title') : titles(item),
  label_field: 'name', custom: true, actions,
  fields: [
    { name: 'name', title: item.name_title_en || item.name_title_zh ? titles(item, 'name_title') : typeHere('object')?.fields.find(field => field.name === 'title_en')?.title, kind: 'text' },
    ...['owner', 'team'].map(name => ({ ...typeHere('customer')?.fields.find(field => field.name === name), name })),
  ],
})

/** `catalogueOf(configuration).type('customer')` has the fields of both; undefined for what nobody knows. */
export function catalogueOf(configuration) {
  const known = new Map()

  function type(name) {
    if (!known.has(name)) known.set(name, found(name))
    return known.get(name)
  }
  function found(name) {
    const own = itemsOf(configuration, 'objects').find(item => item.name === name || (item.plural ?? `${item.name}s`) === name)
    const here = typeHere(name) ?? (own && objectOf(own))
    if (!here) return undefined
    const brought = itemsOf(configuration, 'fields').filter(item => item.record_type === here.name).map(fieldOf)
    const names = new Set(brought.map(field => field.name))
    return { ...here, fields: [...here.fields.filter(field => !names.has(field.name)), ...brought] }
  }
  const typeTitle = name => text(type(name)?.title) || name
  /** Also of a field of a record that is referred to: `customer.city`. */
  function fieldTitle(typeName, path) {
    const [first, ...rest] = String(path).split('.')
    const field = type(typeName)?.fields.find(one => one.name === first)
    const title = text(field?.title) || first
    return rest.length > 0 ? `${title} › ${fieldTitle(field?.refers_to, rest.join('.'))}` : title
  }
  const roleTitle = code => {
    const item = itemOf(configuration, 'roles', code)
    return text(item && titles(item, 'name')) || code
  }

  return { type, typeTitle, fieldTitle, roleTitle }
}

/** The title of a definition in the reader's language. */
export const titleOfItem = (item, name = 'title') => text(titles(item, name))
