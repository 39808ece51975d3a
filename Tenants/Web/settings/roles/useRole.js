import { computed, onBeforeUnmount, reactive, shallowReactive, shallowRef, watch } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { problemText } from '../../../../Core/Web/app/notify.js'
import { session } from '../../../../Core/Web/app/session.js'
import { keepDraft, readDraft } from '../../../../Core/Web/record/drafts.js'
import { applied, changesOf } from './compare.js'
import { parseGrants, writeGrants } from './grants.js'
import { newCode } from './names.js'

const names = ['name_en', 'name_zh', 'description']
const valuesOf = role => ({ ...Object.fromEntries(names.map(name => [name, role?.[name] ?? ''])), grants: parseGrants(role?.grants) })

/**
 * A role while it is being edited: what is saved, what is changed, what the server said of it. Changes survive a reload; those that somebody
 * else saved meanwhile are kept below one's own.
 * @param {object | null} role null for a new one
 * @param {object | null} model the role that a new one starts as
 */
export function useRole(role, model = null) {
  const record = shallowRef(role)
  const saved = shallowRef(valuesOf(role))
  const values = shallowReactive(valuesOf(role ?? model))
  const state = reactive({ isSaving: false, problem: '', errors: new Map(), isMerged: false, hasDraft: false })
  // a prepared copy is something to save at once, an empty role isn't
  const start = role ? saved : shallowRef(valuesOf(model))

  const changes = computed(() => changesOf(saved.value.grants, values.grants))
  const changedNames = computed(() => names.filter(name => values[name].trim() !== start.value[name]))
  const count = computed(() => changes.value.length + changedNames.value.length)
  const isDirty = () => writeGrants(values.grants) !== writeGrants(start.value.grants) || changedNames.value.length > 0

  const draft = readDraft(session.user.id, 'role', role?.id)
  if (draft?.values) {
    Object.assign(values, draft.values)
    state.hasDraft = isDirty()
  }
  const forget = () => keepDraft(session.user.id, 'role', role?.id, null)
  let clock = 0
  watch(values, () => {
    clearTimeout(clock)
    clock = setTimeout(() => keepDraft(session.user.id, 'role', role?.id, isDirty() ? { values } : null), 300)
  })
  onBeforeUnmount(() => clearTimeout(clock))

  function write(name, value) {
    values[name] = value
    state.errors = new Map([...state.errors].filter(([place]) => !place.startsWith(name)))
    state.problem = ''
  }
  function undo() {
    Object.assign(values, structuredClone(start.value))
    Object.assign(state, { problem: '', errors: new Map(), isMerged: false, hasDraft: false })
    clearTimeout(clock)
    forget()
  }

  /** What the server says of a place such as `types.customer.read`, or of what is below it. */
  function errorAt(place, { isExact = false } = {}) {
    const whole = `grants.${place}`
    return state.errors.get(whole) ?? (isExact ? '' : [...state.errors].find(([one]) => one.startsWith(`${whole}.`))?.[1] ?? '')
  }

  function body() {
    const [en, zh] = [values.name_en.trim() || values.name_zh.trim(), values.name_zh.trim() || values.name_en.trim()]
    return { name_en: en, name_zh: zh, description: values.description.trim() || null, grants: writeGrants(values.grants) }
  }
  const send = () => (record.value
    ? api.patch(`/roles/${record.value.id}`, body(), { record: record.value })
    : api.post('/roles', { ...body(), code: newCode(values.name_en) }))

  /** The role as it is stored now; null where it could not be. */
  async function save() {
    if (state.isSaving) return null
    if (!values.name_en.trim() && !values.name_zh.trim()) {
      state.errors = new Map([['name_en', t('roles.nameMissing')]])
      return null
    }
    Object.assign(state, { isSaving: true, problem: '', isMerged: false })
    try {
      take(await send())
      return record.value
    } catch (problem) {
      await (problem.status === 412 ? meet() : refuse(problem))
      return null
    } finally {
      state.isSaving = false
    }
  }
  function take(stored) {
    record.value = stored
    saved.value = valuesOf(stored)
    start.value = saved.value
    Object.assign(values, valuesOf(stored))
    Object.assign(state, { errors: new Map(), hasDraft: false })
    clearTimeout(clock)
    forget()
  }
  /** Somebody else was first: one's own changes are made once more to what is stored now. */
  async function meet() {
    const [mine, renamed] = [changes.value, changedNames.value.map(name => [name, values[name]])]
    const current = await api.get(`/roles/${record.value.id}`).catch(refuse)
    if (!current) return
    take(current)
    Object.assign(values, Object.fromEntries(renamed), { grants: applied(saved.value.grants, mine) })
    state.isMerged = true
  }
  function refuse(problem) {
    state.errors = problem.fieldErrors ?? new Map()
    state.problem = state.errors.size > 0 ? t('roles.problems') : problemText(problem)
  }

  return { record, saved, values, state, count, changes, isDirty, errorAt, write, undo, save, forget }
}
