import { computed, onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue'
import { language } from '../../../../Core/Web/app/messages.js'
import { session } from '../../../../Core/Web/app/session.js'
import { keepDraft, readDraft } from '../../../../Core/Web/record/drafts.js'
import { isSystemField } from '../../../../Core/Web/record/sections.js'
import { place, sectionWith, shift, step } from './arranging.js'
import { documentOf, draftOf, emptySection } from './document.js'

/** A layout that somebody arranges. What isn't saved yet is kept in this tab, so that a crash or a reload loses nothing. */
export function useDraft() {
  const draft = reactive({ sections: [], related: [], elsewhere: { related: [], hidden_related: [] } })
  const subject = shallowRef(null)
  const untouched = ref('')
  const hasKept = ref(false)
  const document = computed(() => documentOf(draft))
  const isDirty = computed(() => subject.value !== null && JSON.stringify(document.value) !== untouched.value)

  const fieldOf = name => subject.value?.type.fields.find(field => field.name === name && !['id', 'version'].includes(name))
  const unplaced = computed(() => (subject.value?.type.fields ?? []).filter(field => fieldOf(field.name) && !sectionWith(draft, field.name)))
  const rest = computed(() => unplaced.value.filter(field => !isSystemField(field)))
  const system = computed(() => unplaced.value.filter(isSystemField))

  /** Begins with what is stored, or with what was kept; `version` is the stored one, null where nothing is stored. */
  function start(type, name, stored, version) {
    subject.value = { type, name, version }
    take(stored)
    untouched.value = JSON.stringify(document.value)
    const kept = readDraft(session.user.id, 'layout', name)
    hasKept.value = Boolean(kept) && JSON.stringify(kept.document) !== untouched.value
    if (!hasKept.value) return
    subject.value = { type, name, version: kept.version }
    take(kept.document)
  }
  /** Puts another document in place of what is there, to be looked at, changed and saved. */
  const take = stored => Object.assign(draft, draftOf(subject.value.type, stored, language.value))

  let timer = null
  const remember = () => {
    const { name, version } = subject.value
    keepDraft(session.user.id, 'layout', name, isDirty.value ? { document: document.value, version } : null)
  }
  watch(document, () => {
    clearTimeout(timer)
    timer = setTimeout(remember, 300)
  })
  onBeforeUnmount(() => clearTimeout(timer))

  function forget() {
    clearTimeout(timer)
    keepDraft(session.user.id, 'layout', subject.value.name, null)
    hasKept.value = false
  }
  function discard() {
    take(JSON.parse(untouched.value))
    forget()
  }

  const removeSection = key => { draft.sections = draft.sections.filter(section => section.key !== key) }
  function addSection() {
    const section = emptySection()
    draft.sections.push(section)
    return section.key
  }
  const placeOf = key => draft.sections.findIndex(section => section.key === key)

  return {
    layout: draft, document, isDirty, hasKept, rest, system, fieldOf, version: () => subject.value.version, start, take, discard, forget, addSection, removeSection,
    place: (name, key, index) => place(draft, fieldOf, name, key, index),
    step: (name, direction) => step(draft, fieldOf, name, direction),
    moveSection: (key, to) => shift(draft.sections, placeOf(key), to),
    moveRelated: (from, to) => shift(draft.related, from, to),
    sectionOf: name => sectionWith(draft, name), placeOf,
  }
}
