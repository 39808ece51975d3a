import { computed, onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue'
import { session } from '../app/session.js'
import { check } from '../parts/fields/check.js'
import { today } from '../parts/fields/dates.js'
import { isRequired, isShown } from './conditions.js'
import { keepDraft, readDraft } from './drafts.js'
import { slotsOf } from './slots.js'

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
const copy = values => JSON.parse(JSON.stringify(values))
const emptyOf = field => (['tags', 'choices'].includes(field.kind) ? [] : null)
const isNothing = value => value === null || value === undefined || (Array.isArray(value) && !value.length)

/** What a field of a new record starts with. */
function initialOf(field) {
  if (field.initial === undefined || field.initial === 'derived') return field.kind === 'boolean' && field.required ? false : emptyOf(field)
  if (field.initial === 'me' && field.kind === 'reference') return session.user.id
  if (field.initial === 'today' && field.kind === 'date') return today()
  return field.initial
}

/** The values that a form of this type starts with: the record's, or the initial ones and what the caller fills in. */
export function startingValues(fields, record, prefill = {}) {
  const start = field => (record ? record[field.name] ?? emptyOf(field) : prefill[field.name] ?? initialOf(field))
  return Object.fromEntries(fields.map(field => [field.name, start(field)]))
}

/**
 * The state of a form: values, what of them changed, what is wrong with them. Drafts are kept while somebody types.
 * @param {{ type: object, record: object|null, prefill?: object }} subject
 */
export function useForm({ type, record, prefill }) {
  const fields = type.fields.filter(field => !field.read_only)
  const derived = slotsOf(type.name).derived
  const base = shallowRef(startingValues(fields, record, prefill))
  const values = reactive(copy(base.value))
  const serverErrors = reactive(new Map())
  const hasTried = ref(false)
  /** Counts fresh starts: inputs of the round before are thrown away with all they know. */
  const round = ref(0)

  const draft = readDraft(session.user.id, type.name, record?.id)
  const hasDraft = ref(Boolean(draft) && Object.keys(draft.values).some(name => !same(draft.values[name], values[name])))
  if (hasDraft.value) Object.assign(values, draft.values)

  // what nobody sees nobody means to send; what the server refuses is seen
  const isFitting = field => serverErrors.has(field.name) || isShown(field, type, values)
  const mustFill = field => isRequired(field, type, values)

  const changes = computed(() => {
    const changed = fields.filter(field => !same(values[field.name], base.value[field.name]) && isFitting(field))
    return Object.fromEntries(changed.map(field => [field.name, values[field.name] ?? emptyOf(field)]))
  })
  const isDirty = computed(() => Object.keys(changes.value).length > 0)

  const isDerived = field => derived.has(field.name) || field.initial === 'derived'
  const problems = computed(() => fields.filter(isFitting).flatMap(field => {
    const message = serverErrors.get(field.name) || check(field, values[field.name], { derived: isDerived(field), required: mustFill(field) })
    return message ? [{ field, message }] : []
  }))

  let timer = null
  const remember = () => keepDraft(session.user.id, type.name, record?.id, isDirty.value ? { values: changes.value } : null)
  watch(changes, () => {
    clearTimeout(timer)
    timer = setTimeout(remember, 300)
  })
  onBeforeUnmount(() => clearTimeout(timer))

  function set(field, value) {
    values[field.name] = value
    serverErrors.delete(field.name)
  }

  function forget() {
    clearTimeout(timer)
    keepDraft(session.user.id, type.name, record?.id, null)
    hasDraft.value = false
  }

  /** Back to what the record is, or to an empty form. */
  function reset(newRecord = record) {
    base.value = startingValues(fields, newRecord, prefill)
    Object.assign(values, copy(base.value))
    serverErrors.clear()
    hasTried.value = false
    round.value += 1
    forget()
  }

  /** Takes over what is stored for these fields. */
  function adopt(stored, taken) {
    for (const field of taken) values[field.name] = stored[field.name]
    rebase(stored, taken)
  }

  /** What is stored is what changes of these fields are counted from. */
  function rebase(stored, counted) {
    base.value = { ...base.value, ...Object.fromEntries(counted.map(field => [field.name, stored[field.name]])) }
  }

  /** What goes to the server: only what changed of a record, everything that is filled in of a new one. */
  function body() {
    if (record) return changes.value
    const filled = fields.filter(field => !isNothing(values[field.name]) && values[field.name] !== '' && isFitting(field))
    return Object.fromEntries(filled.map(field => [field.name, values[field.name]]))
  }

  return { fields, base, values, changes, isDirty, problems, serverErrors, hasTried, round, hasDraft, isDerived, isFitting, mustFill, set, reset, adopt, rebase, forget, body }
}
