import { text } from '../../../../../Core/Web/app/messages.js'
import { type as typeOf } from '../../../../../Core/Web/app/metadata.js'
import { kindOf, kindWords } from '../kinds.js'

const unreadable = new Set(['secret', 'time', 'address', 'id'])
/** They change with every write, and a formula is worked out before it. */
const restless = new Set(['id', 'version', 'created_by', 'updated_at', 'updated_by'])

/** The fields that a formula of a type can read: its own, and those one step away: `{ key, words, title, detail, icon, search }`. */
export function fieldEntries(type, own) {
  const usable = of => of.fields.filter(field => !unreadable.has(field.kind) && !restless.has(field.name))
  const entry = (field, via) => {
    const words = via ? `${via.name}.${field.name}` : field.name
    const title = via ? `${text(via.title)} › ${text(field.title)}` : text(field.title)
    return searchable({ key: words, words, title, detail: kindWords(field), icon: kindOf(field).icon })
  }
  const near = usable(type).filter(field => field.name !== own)
  const far = near.filter(field => field.refers_to && typeOf(field.refers_to)).flatMap(via => usable(typeOf(via.refers_to)).map(field => entry(field, via)))
  return [...near.map(field => entry(field)), ...far]
}

/** The functions, as the server describes them in both languages. */
export const functionEntries = functions => functions.map(one => searchable({
  key: one.name, words: one.name, isCall: true, title: one.signature, detail: text(one.description), icon: 'functions', category: one.category,
  example: one.example,
}))

const searchable = entry => ({ ...entry, search: `${entry.words} ${entry.title} ${entry.detail}`.toLowerCase() })
