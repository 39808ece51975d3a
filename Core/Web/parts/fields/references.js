import { reactive } from 'vue'
import { api } from '../../app/client.js'
import { includedRecord, type, types } from '../../app/metadata.js'

/** Labels of records that pages met, by "type id"; a label that nobody may see is null. */
const labels = reactive(new Map())
const wanted = new Map()
const biggestBatch = 100

const keyOf = (typeName, id) => `${typeName} ${id}`

/** Fields that say who did something hold a user's id, although they are no references. */
export const referredType = field => {
  if (field.kind === 'reference') return field.refers_to
  return field.kind === 'id' && field.name.endsWith('_by') ? 'user' : null
}

/** Tells the label of a record, so that nobody asks the server for it again. */
export function rememberLabel(typeName, record) {
  const name = type(typeName)?.label_field
  if (name && record?.[name]) labels.set(keyOf(typeName, record.id), record[name])
}

/**
 * The label of a record, from what the page brought along or from the server; undefined while it is on its way, null when there is none
 * to see. Reads in a render function are answered reactively; questions of one moment travel together.
 */
export function labelOfReference(typeName, id, included) {
  const target = type(typeName)
  const record = includedRecord(included, typeName, id)
  if (record?.[target.label_field]) return record[target.label_field]
  const key = keyOf(typeName, id)
  if (labels.has(key)) return labels.get(key)
  if (target) ask(typeName, id)
  return target ? undefined : null
}

function ask(typeName, id) {
  if (!wanted.size) queueMicrotask(fetchWanted)
  if (!wanted.has(typeName)) wanted.set(typeName, new Set())
  wanted.get(typeName).add(id)
}

function fetchWanted() {
  const batches = [...wanted]
  wanted.clear()
  for (const [typeName, ids] of batches) {
    const list = [...ids]
    for (let start = 0; start < list.length; start += biggestBatch) fetchLabels(typeName, list.slice(start, start + biggestBatch))
  }
}

async function fetchLabels(typeName, ids) {
  const { plural, label_field: name } = type(typeName)
  for (const id of ids) if (!labels.has(keyOf(typeName, id))) labels.set(keyOf(typeName, id), undefined)
  try {
    const page = await api.get(`/${plural}`, { query: { filter: ['id', 'in', ids], fields: `id,${name}`, limit: ids.length } })
    const found = new Map(page.data.map(record => [record.id, record[name]]))
    for (const id of ids) labels.set(keyOf(typeName, id), found.get(id) ?? null)
  } catch {
    // a label is a nicety: the next page asks again
    for (const id of ids) labels.delete(keyOf(typeName, id))
  }
}

/** Fields of the target that, with the label, tell one record from another of the same name. */
const telling = ['code', 'email', 'city', 'job_title', 'status']

/** The field shown small beside the label in pickers, if the type has one: of an own object, such as a machine, its unique number. */
export const tellingField = target =>
  target.fields.find(field => telling.includes(field.name) && field.name !== target.label_field && field.kind !== 'choice')
  ?? target.fields.find(field => target.custom && field.custom && field.unique && field.kind === 'text')

/**
 * The condition that narrows a picker to what fits the rest of the record: contacts of its customer, stages of its pipeline. It follows from
 * metadata: the target's required references of the same name and type as a reference of the record that has a value.
 */
export function narrowing(target, owner, record) {
  if (!owner || !record) return null
  const shared = target.fields.find(field => {
    const own = field.kind === 'reference' && field.required && owner.fields.find(other => other.name === field.name)
    return own && own.refers_to === field.refers_to && record[field.name]
  })
  return shared ? [shared.name, 'is', record[shared.name]] : null
}

/** The type that declares a field. */
export const ownerOf = field => types().find(candidate => candidate.fields.includes(field)) ?? null
