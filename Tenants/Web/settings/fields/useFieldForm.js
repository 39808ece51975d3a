import { computed, ref, shallowRef, watch } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { language, t, text } from '../../../../Core/Web/app/messages.js'
import { useForm } from '../../form/useForm.js'
import { choiceOf, codesOf, meant, newChoice, operationsFor } from './choices.js'
import { bodyOf, bothTitles, changesForKind, difference, draftOf, nameFor, newDraft } from './draft.js'
import { resultsFor, useFormulaCheck } from './formula/useFormulaCheck.js'
import { faultsOfKind } from './kindFaults.js'
import { kinds } from './kinds.js'

/**
 * The form of a field: its values, what is wrong with them, and how it is written. The field goes first, then its choices, then what refers to
 * them; what was written before something failed is not written twice.
 */
export function useFieldForm({ type, field, kind, choices, others }, onSaved) {
  const taken = new Set(others.filter(other => other.id !== field?.id).map(other => other.name))
  const record = shallowRef(field)
  const asChoice = choice => choiceOf(choice, language.value)
  const initial = field ? draftOf(field, choices.map(asChoice), language.value) : withFirstChoices(newDraft(kind))
  const kept = shallowRef(field ? bodyOf(initial) : null)
  const untouched = JSON.stringify(initial)
  const showsBoth = ref([initial, ...initial.choices].some(one => one.title_en && one.title_zh))
  let isAnother = false
  let hasWritten = false

  const form = useForm({ initial, check, send })
  const { values } = form
  const formula = useFormulaCheck(type, values, field)
  watch(() => formula.kind, found => { if (found && !resultsFor(found).includes(values.result_kind)) form.write('result_kind', found) })
  const hasChoices = computed(() => kinds.find(one => one.code === values.kind).settings.includes('choices'))
  const name = computed(() => values.name || nameFor(values, taken))
  const own = computed(() => `title_${language.value}`)

  function check(values) {
    const { title_en, title_zh } = bothTitles(values)
    const isChoosing = hasChoices.value
    return Object.fromEntries([
      [own.value, !title_en && !title_zh && t('fields.titleMissing')],
      ['name', !/^c_[a-z0-9_]{2,40}(?<!_currency)$/.test(name.value) ? t('fields.nameWrong') : taken.has(name.value) && t('fields.nameTaken')],
      ['choices', isChoosing && !meant(values.choices).some(choice => !choice.retired) && t('fields.choicesMissing')],
      ...faultsOfKind(values, formula),
      ['required_when', values.required === 'when' && !values.required_when && t('fields.conditionMissing')],
      ['shown_when', values.shown === 'when' && !values.shown_when && t('fields.conditionMissing')],
    ].filter(([, problem]) => problem))
  }

  async function send(values) {
    const all = hasChoices.value ? values.choices : []
    const codes = codesOf(meant(all), await binnedCodes(all))
    const body = bodyOf(values, key => codes.get(key) ?? key)
    if (!record.value) await create(body)
    if (hasChoices.value) await writeChoices(operationsFor(all, codes, record.value.id))
    await change(body)
    onSaved(record.value, { another: isAnother && values.kind })
  }

  /** What starts with a choice waits until there are choices. */
  async function create(body) {
    const first = hasChoices.value ? { ...body, initial: null } : body
    const given = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== null))
    take(await api.post('/fields', { record_type: type.name, name: name.value, ...given }), first)
  }

  /** The codes of choices in the bin are not free: records may hold them. */
  async function binnedCodes(all) {
    if (!record.value || !meant(all).some(choice => !choice.record)) return []
    const page = await api.get('/field_choices', { query: { filter: ['field', 'is', record.value.id], deleted: true, limit: 200 } })
    return page.data.map(choice => choice.code)
  }

  async function writeChoices(operations) {
    if (operations.length === 0) return
    const { results } = await api.post('/field_choices/batch', { operations })
    hasWritten = true
    values.choices = values.choices.length > 0 && results.some(result => result.status < 300) ? await readChoices() : values.choices
    const refused = results.find(result => result.status >= 300)
    if (refused) throw Object.assign(new Error(refused.detail), { errors: [{ field: 'choices', message: refused.errors?.[0]?.message ?? refused.detail }] })
  }

  /** As they are stored now, followed by those that were refused. */
  async function readChoices() {
    const page = await api.get('/field_choices', { query: { filter: ['field', 'is', record.value.id], sort: 'position', limit: 200 } })
    const stored = page.data.map(asChoice)
    const titles = new Set(stored.map(choice => JSON.stringify(bothTitles(choice))))
    return [...stored, ...values.choices.filter(choice => !choice.record && !choice.isGone && !titles.has(JSON.stringify(bothTitles(choice))))]
  }

  /** Somebody else's change of other settings is no obstacle. */
  async function change(body) {
    const changed = difference(kept.value, body)
    if (Object.keys(changed).length === 0) return
    const path = `/fields/${record.value.id}`
    const patch = record => api.patch(path, changed, { record })
    try {
      take(await patch(record.value), body)
    } catch (problem) {
      if (problem.status !== 412) throw problem
      const current = await api.get(path)
      if (Object.keys(changed).some(name => (current[name] ?? null) !== kept.value[name])) throw problem
      take(await patch(current), body)
    }
  }

  function take(written, body) {
    record.value = written
    kept.value = body
    hasWritten = true
  }

  function setKind(kind) {
    for (const [name, value] of Object.entries(changesForKind(kind))) form.write(name, value)
    if (hasChoices.value && values.choices.length === 0) form.write('choices', withFirstChoices(newDraft(kind)).choices)
  }

  const submit = ({ isAnother: goesOn = false } = {}) => {
    isAnother = goesOn
    return form.submit()
  }

  return {
    ...form, submit, setKind, hasChoices, name, own, showsBoth, record, check: formula,
    title: () => text({ en: field?.title_en, zh: field?.title_zh }),
    isDirty: () => JSON.stringify(values) !== untouched,
    hasSaved: () => hasWritten,
  }
}

/** A choice field starts with room for three. */
function withFirstChoices(draft) {
  if (!['choice', 'choices'].includes(draft.kind)) return draft
  const first = newChoice()
  const second = newChoice([first])
  return { ...draft, choices: [first, second, newChoice([second])] }
}
