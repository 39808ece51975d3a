import { computed, nextTick, reactive } from 'vue'
import { api } from '../app/client.js'
import { t, text } from '../app/messages.js'
import { notify } from '../app/notify.js'
import { compare } from './conflict.js'

const newKey = () => crypto.randomUUID?.() ?? null

/**
 * Sends a form to the server: a new record once however often it is tried, changes on top of the version that was read. A change by somebody
 * else in between is merged where both touched different fields, and becomes `conflict` where they touched the same.
 * @param {{ type: object, record: object|null, form: object, onProblem: () => void, onSaved: (record: object, options: object) => void }} subject
 */
export function useSaving({ type, record, form, onProblem, onSaved }) {
  const state = reactive({ isSaving: false, failure: null, conflict: null, save, settle, dismiss: () => { state.conflict = null } })
  const path = computed(() => (record ? `/${type.plural}/${record.id}` : `/${type.plural}`))
  let version = record
  // the same key for every attempt at the same record: an answer that was lost on its way creates no second one
  let key = newKey()

  async function save(options = {}) {
    if (state.isSaving) return
    form.hasTried.value = true
    state.failure = null
    if (form.problems.value.length) return onProblem()
    if (record && !form.isDirty.value) return onSaved(record, options)
    state.isSaving = true
    try {
      const saved = await send()
      key = newKey()
      form.forget()
      onSaved(saved, options)
    } catch (error) {
      await (error.status === 412 ? meet(options) : explain(error))
    } finally {
      state.isSaving = false
    }
  }

  const send = () => (record ? api.patch(path.value, form.body(), { record: version }) : api.post(path.value, form.body(), { key }))

  async function explain(error) {
    // the server remembers a key together with its body: a corrected body needs another
    if (error.status && error.status < 500) key = newKey()
    for (const [name, message] of error.fieldErrors ?? []) form.serverErrors.set(name.split('.')[0], message)
    state.failure = error
    await nextTick()
    onProblem()
  }

  async function meet(options) {
    try {
      const current = await api.get(path.value)
      const { contested, theirs } = compare(form.fields, form.base.value, form.changes.value, current)
      version = current
      if (contested.length) {
        state.conflict = { contested, theirs, current, options }
        return
      }
      await merge(current, theirs, options)
    } catch (error) {
      await explain(error)
    }
  }

  async function merge(current, theirs, options) {
    form.adopt(current, theirs)
    const saved = await send()
    form.forget()
    onSaved(saved, options)
    notify.ok(t('record.merged', { fields: theirs.map(field => text(field.title)).join(t('record.comma')) }))
  }

  /** Ends a conflict: `choices` says `mine` or `theirs` for each contested field. */
  async function settle(choices) {
    const { current, theirs, contested, options } = state.conflict
    state.conflict = null
    form.adopt(current, [...theirs, ...contested.filter(field => choices[field.name] === 'theirs')])
    form.rebase(current, contested)
    await save(options)
  }

  return state
}
