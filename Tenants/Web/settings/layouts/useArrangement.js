import { nextTick, ref } from 'vue'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { shownIn } from './arranging.js'

const titleOf = section => text({ en: section.title_en || section.title_zh, zh: section.title_zh || section.title_en }) || t('layouts.untitled')

/**
 * What the parts of the page do with a draft, and what is said of it to those who don't see it. The focus stays with what is moved.
 * @param {any} draft see `useDraft`
 * @param {() => any} type
 */
export function useArrangement(draft, type) {
  const said = ref('')
  const focus = selector => nextTick(() => document.querySelector(selector)?.focus())
  const wasFocused = () => document.activeElement?.closest('.gx-pill, .q-menu')

  function tell(name) {
    const section = draft.sectionOf(name)
    const field = text(draft.fieldOf(name).title)
    const around = section ? shownIn(section, draft.fieldOf) : draft.rest.value.map(other => other.name)
    said.value = t('layouts.moved', { name: field, section: section ? titleOf(section) : t('layouts.more'), place: around.indexOf(name) + 1, count: around.length })
  }
  const after = name => {
    tell(name)
    if (wasFocused()) focus(`.gx-pill[data-name="${name}"] .gx-pill-name`)
  }

  return {
    said, type, fieldOf: draft.fieldOf,
    targets: () => draft.layout.sections.map(section => ({ key: section.key, title: titleOf(section) })),
    unplaced: () => [...draft.rest.value, ...draft.system.value],
    place(name, key, index) {
      draft.place(name, key, index)
      after(name)
    },
    step(name, direction) {
      draft.step(name, direction)
      after(name)
    },
    moveSection(section, to) {
      draft.moveSection(section.key, to)
      said.value = t('layouts.movedSection', { name: titleOf(section), place: draft.placeOf(section.key) + 1, count: draft.layout.sections.length })
      focus(`[data-key="${section.key}"] .gx-section-title`)
    },
    moveRelated(from, to, name) {
      draft.moveRelated(from, to)
      said.value = t('layouts.movedList', { name, place: to + 1, count: draft.layout.related.length })
    },
    showRelated: (name, isShown) => { draft.layout.related.find(list => list.name === name).isShown = isShown },
    removeSection: section => draft.removeSection(section.key),
    addSection() {
      const key = draft.addSection()
      focus(`[data-key="${key}"] .gx-section-title`)
    },
  }
}
