import { reactive, shallowRef } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { load as loadMetadata, type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { all, loadSubscription } from '../directory.js'
import { useLoad } from '../useLoad.js'

const inOrder = (one, other) => one.position - other.position || (one.created_at < other.created_at ? -1 : 1)

/** The objects of the workspace, those in the bin, how many fields and records each has, and how many the plan allows. */
export function useObjects() {
  const totals = reactive({})
  const plan = shallowRef(null)
  const data = useLoad(async () => {
    const [objects, binned, fields] = await Promise.all([all('/objects'), all('/objects', { deleted: true }), all('/fields', { fields: 'id,record_type' })])
    for (const object of objects) countRecords(object)
    return { objects: objects.sort(inOrder), binned, fields }
  })
  loadSubscription().then(({ plan: found }) => { plan.value = { limit: found?.limits.custom_objects ?? null } }, () => {})

  const fieldsOf = object => data.value.fields.filter(field => field.record_type === object.name).length
  // a number that isn't there is missed by nobody
  const countRecords = object => countOf(object).then(count => { totals[object.id] = count }, () => {})
  /** The menu and whatever else shows objects follows at once. */
  const reload = () => Promise.all([data.reload(), loadMetadata()])

  return { data, plan, totals, fieldsOf, reload }
}

/** How many records an object has. */
export const countOf = async ({ plural }) => (await api.get(`/${plural}`, { query: { fields: 'id', limit: 1, count: true } })).estimated_total

const patience = 400
const tries = 6

/** Waits until the app knows a type that has just been made: another server may hear of it a moment later. */
export async function whenKnown(name) {
  for (let attempt = 1; attempt <= tries; attempt++) {
    await loadMetadata()
    if (typeOf(name)) return
    await new Promise(resolve => setTimeout(resolve, patience))
  }
}
