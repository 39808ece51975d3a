import { computed, shallowRef } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { language, t } from '../../../../Core/Web/app/messages.js'
import { useForm } from '../../form/useForm.js'
import { difference } from '../fields/draft.js'
import { bodyOf, draftOf, newDraft } from './draft.js'
import { isName, isPlural, meaningOf, nameFor, pluralNameFor, pluralOf } from './names.js'
import { offeredIcons, usualIcon } from './icons.js'

/** The form of an object: its values, what they suggest of what has not been written, and how it is saved. */
export function useObjectForm({ object, others }, onSaved) {
  const taken = new Set(others.filter(other => other.id !== object?.id).flatMap(other => [other.name, other.plural]))
  const icons = offeredIcons().map(icon => icon.code)
  const initial = object ? draftOf(object, language.value) : newDraft()
  const kept = object ? bodyOf(initial, object.icon) : {}
  const untouched = JSON.stringify(initial)
  const showsBoth = shallowRef(Boolean(initial.title_en && initial.title_zh))

  const form = useForm({ initial, check, send })
  const { values } = form
  const suggested = computed(() => nameFor(values, taken, icons))
  const name = computed(() => values.name || suggested.value.name)
  const plural = computed(() => values.plural || pluralNameFor(values, name.value, taken))
  const pluralTitle = computed(() => values.plural_title_en || pluralOf(values.title_en))
  const icon = computed(() => values.icon || meaningOf(values.title_en, icons)?.icon || meaningOf(values.title_zh, icons)?.icon || usualIcon())

  function check(values) {
    const own = `title_${language.value}`
    return Object.fromEntries([
      [own, !values.title_en.trim() && !values.title_zh.trim() && t('objects.titleMissing')],
      ['name', !object && (!isName(name.value) ? t('objects.nameWrong') : taken.has(name.value) && t('objects.nameTaken'))],
      ['plural', !object && (!isPlural(plural.value) || plural.value === name.value ? t('objects.pluralWrong') : taken.has(plural.value) && t('objects.nameTaken'))],
    ].filter(([, problem]) => problem))
  }

  async function send(values) {
    const body = bodyOf(values, icon.value)
    if (!object) return onSaved(await api.post('/objects', { name: name.value, plural: plural.value, ...body }))
    return onSaved(await change(difference(kept, body)))
  }

  /** Somebody else's change of other words is no obstacle. */
  async function change(changed) {
    if (Object.keys(changed).length === 0) return object
    const path = `/objects/${object.id}`
    try {
      return await api.patch(path, changed, { record: object })
    } catch (problem) {
      if (problem.status !== 412) throw problem
      const current = await api.get(path)
      if (Object.keys(changed).some(name => (current[name] ?? null) !== (object[name] ?? null))) throw problem
      return api.patch(path, changed, { record: current })
    }
  }

  return {
    ...form, showsBoth, name, plural, pluralTitle, icon, isNew: !object, isGuess: computed(() => !values.name && suggested.value.isGuess),
    isDirty: () => JSON.stringify(values) !== untouched,
  }
}
