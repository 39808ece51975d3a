/** What a layout says, as the server keeps it, and as it is held while somebody arranges it. */
import { inBoth } from '../../../../Core/Web/app/messages.js'
import { allRelationsTo, nameOfRelation, relationsTo } from '../../../../Core/Web/record/related.js'
import { sectionsOf } from '../../../../Core/Web/record/sections.js'
import { bothTitles, inLanguages } from '../fields/draft.js'

export const maximumSections = 40

let last = 0
/** Keys tell sections apart while they are on the page. */
const withKey = section => ({ key: `section-${++last}`, ...section })

export const emptySection = () => withKey({ title_en: '', title_zh: '', columns: 2, collapsed: false, fields: [] })

/** What the house makes of a type by itself, written as a layout. */
export function standardOf(type) {
  const sections = sectionsOf(type, { layout: null }).filter(section => section.key !== 'system').map(({ words, fields }) => {
    const { en, zh } = inBoth(words)
    return { title_en: en, title_zh: zh, columns: 2, collapsed: false, fields: fields.map(field => field.name) }
  })
  return { sections, related: namesOf(type, relationsTo(type, null)) }
}

const namesOf = (type, relations) => relations.map(relation => nameOfRelation(relation, allRelationsTo(type)))

/**
 * A document as it is arranged, for somebody who reads `language`: sections with keys, and every related list there is. What it names that isn't there
 * now, such as a field in the bin, keeps its place.
 */
export function draftOf(type, document, language) {
  const sections = document.sections.map(section => withKey({
    ...inLanguages(section, 'title', language), columns: section.columns, collapsed: section.collapsed, fields: [...section.fields],
  }))
  const shown = namesOf(type, relationsTo(type, document))
  const hidden = namesOf(type, allRelationsTo(type)).filter(name => !shown.includes(name))
  const related = [...shown.map(name => ({ name, isShown: true })), ...hidden.map(name => ({ name, isShown: false }))]
  return { sections, related, elsewhere: elsewhereIn(type, document) }
}

/** Related lists of what isn't there now. */
function elsewhereIn(type, document) {
  const known = new Set(allRelationsTo(type).flatMap(({ type: other, field }) => [other.plural, `${other.plural}.${field.name}`]))
  const isGone = name => !known.has(name)
  return { related: document.related.filter(isGone), hidden_related: (document.hidden_related ?? []).filter(isGone) }
}

/** What the server is to keep of a draft. */
export function documentOf({ sections, related, elsewhere }) {
  const names = isShown => related.filter(list => list.isShown === isShown).map(list => list.name)
  return {
    sections: sections.map(({ columns, collapsed, fields, ...titles }) => ({ ...bothTitles(titles), columns, collapsed, fields: [...fields] })),
    related: [...names(true), ...elsewhere.related], hidden_related: [...names(false), ...elsewhere.hidden_related],
  }
}

/** What a stored document says; null where it cannot be read. */
export function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
