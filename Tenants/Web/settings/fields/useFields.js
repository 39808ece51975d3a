import { computed, onBeforeUnmount, reactive, shallowRef, watch } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { load as loadMetadata } from '../../../../Core/Web/app/metadata.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { all, loadSubscription } from '../directory.js'
import { allowed } from '../../../../Core/Web/app/session.js'
import { useLoad } from '../useLoad.js'

const every = 2000
const inOrder = (one, other) => one.position - other.position || (one.created_at < other.created_at ? -1 : 1)

/** The fields of the workspace, their choices, and those in the bin; read again while an index is being built or values are being converted. */
export function useFields() {
  const totals = reactive({})
  const jobs = reactive({})
  const plan = shallowRef(null)
  const data = useLoad(async () => {
    const [fields, choices, binned] = await Promise.all([all('/fields'), all('/field_choices'), all('/fields', { deleted: true })])
    await follow(fields)
    tellRefused(fields)
    return { fields: fields.sort(inOrder), choices: choices.sort(inOrder), binned }
  })
  readLimit().then(limit => { plan.value = limit }, () => {})

  const building = computed(() => data.value?.fields.filter(isUnderWay) ?? [])
  const clock = setInterval(() => { if (!document.hidden && building.value.length > 0) data.reload() }, every)
  onBeforeUnmount(() => clearInterval(clock))
  // an index that is complete makes its field one that lists can be filtered by, and a conversion makes it another one
  watch(() => building.value.map(field => `${field.id} ${field.index_state}`).join(), (now, before) => { if (before) loadMetadata().catch(() => {}) })

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

  /** How far the conversions are: their jobs know, for those who may look at jobs. */
  async function follow(fields) {
    if (!allowed('core.jobs.manage')) return
    const converting = fields.filter(field => field.index_state === 'converting' && field.conversion_job)
    await Promise.all(converting.map(async field => { jobs[field.id] = await api.get(`/jobs/${field.conversion_job}`).catch(() => null) }))
  }

  /** Whoever wrote between the look at a conversion and its start may have written what can't be converted: then the field stays what it was. */
  function tellRefused(fields) {
    const before = data?.value?.fields.filter(field => field.index_state === 'converting') ?? []
    for (const { id, conversion_kind: wished } of before) {
      const field = fields.find(one => one.id === id)
      if (field && field.index_state !== 'converting' && field.kind !== wished) notify.problem(t('fields.conversion.refused', { name: text({ en: field.title_en, zh: field.title_zh }) }))
    }
  }

  /** How many records have been gone through, of how many; no total where nobody knows it. */
  function progressOf(field, type) {
    if (field.index_state === 'building') return { done: field.indexed, total: totalOf(type) ?? 0 }
    return { done: jobs[field.id]?.done ?? 0, total: jobs[field.id]?.total ?? 0 }
  }

  return { data, plan, reload, progressOf }
}

const isUnderWay = field => ['building', 'converting'].includes(field.index_state)

const countOf = async (type, filter = null) => (await api.get(`/${type.plural}`, { query: { filter, fields: 'id', limit: 1, count: true } })).estimated_total

/** How many records have a value in a field, or this one among its choices; null where nobody can say, since it isn't filterable. */
export async function usesOf(field, type, choice = null) {
  if (!field.filterable || isUnderWay(field)) return null
  const has = field.kind === 'choices' ? 'has' : 'is'
  return countOf(type, choice ? [field.name, has, choice] : [field.name, 'is_not_empty']).catch(() => null)
}

/** How many fields the plan allows: null is any number. */
async function readLimit() {
  const { plan } = await loadSubscription()
  return { name: plan?.name, limit: plan?.limits.custom_fields ?? null }
}
