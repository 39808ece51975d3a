import { computed, onBeforeUnmount, reactive, shallowRef, watch } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { load as loadMetadata } from '../../../../Core/Web/app/metadata.js'
import { all, loadSubscription } from '../directory.js'
import { useLoad } from '../useLoad.js'

const every = 2000
const inOrder = (one, other) => one.position - other.position || (one.created_at < other.created_at ? -1 : 1)

/** The fields of the workspace, their choices, and those in the bin; read again while an index is being built. */
export function useFields() {
  const totals = reactive({})
  const plan = shallowRef(null)
  const data = useLoad(async () => {
    const [fields, choices, binned] = await Promise.all([all('/fields'), all('/field_choices'), all('/fields', { deleted: true })])
    return { fields: fields.sort(inOrder), choices: choices.sort(inOrder), binned }
  })
  readLimit().then(limit => { plan.value = limit }, () => {})

  const building = computed(() => data.value?.fields.filter(field => field.index_state === 'building') ?? [])
  const clock = setInterval(() => { if (!document.hidden && building.value.length > 0) data.reload() }, every)
  onBeforeUnmount(() => clearInterval(clock))
  // an index that is complete makes its field one that lists can be filtered by
  watch(() => building.value.length, (now, before) => { if (now < before) loadMetadata().catch(() => {}) })

  /** Whatever shows fields elsewhere in the app follows at once. */
  const reload = () => Promise.all([data.reload(), loadMetadata()])

  /** How many records there are to be gone through for an index; undefined while that is being asked. */
  function totalOf(type) {
    if (!(type.plural in totals)) {
      totals[type.plural] = undefined
      countOf(type).then(count => { totals[type.plural] = count }, () => {})
    }
    return totals[type.plural]
  }

  return { data, plan, building, reload, totalOf }
}

const countOf = async (type, filter = null) => (await api.get(`/${type.plural}`, { query: { filter, fields: 'id', limit: 1, count: true } })).estimated_total

/** How many records have a value in a field, or this one among its choices; null where nobody can say, since it isn't filterable. */
export async function usesOf(field, type, choice = null) {
  if (!field.filterable || field.index_state === 'building') return null
  const has = field.kind === 'choices' ? 'has' : 'is'
  return countOf(type, choice ? [field.name, has, choice] : [field.name, 'is_not_empty']).catch(() => null)
}

/** How many fields the plan allows: null is any number. */
async function readLimit() {
  const { plan } = await loadSubscription()
  return { name: plan?.name, limit: plan?.limits.custom_fields ?? null }
}
