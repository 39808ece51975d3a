/** An object while it is being written: what the form holds, and what of it goes to the server. */
import { bothTitles, inLanguages } from '../fields/draft.js'
import { pluralOf } from './names.js'

/** What the form starts with for a new object. */
export const newDraft = () => ({
  title_en: '', title_zh: '', plural_title_en: '', plural_title_zh: '', name_title_en: '', name_title_zh: '', description: '', icon: '', name: '', plural: '',
})

/** What the form holds of an object that exists, for somebody who reads `language`. */
export function draftOf(object, language) {
  const { icon, name, plural, plural_title_en, plural_title_zh } = object
  const draft = {
    ...inLanguages(object, 'title', language), plural_title_en, plural_title_zh, ...inLanguages(object, 'name_title', language), description: object.description ?? '',
    icon, name, plural,
  }
  // what follows from the titles by itself goes on following them
  for (const many of ['plural_title_en', 'plural_title_zh']) {
    if (bodyOf({ ...draft, [many]: '' }, icon)[many] === object[many]) draft[many] = ''
  }
  return draft
}

/** What the server keeps of a draft. */
export function bodyOf(draft, icon) {
  const titles = bothTitles(draft)
  const many = draft.plural_title_en.trim() || pluralOf(draft.title_en)
  const label = bothTitles({ title_en: draft.name_title_en, title_zh: draft.name_title_zh })
  return {
    ...titles, plural_title_en: many || titles.title_en, plural_title_zh: draft.plural_title_zh.trim() || draft.title_zh.trim() || many,
    ...(label.title_en && { name_title_en: label.title_en, name_title_zh: label.title_zh }), description: draft.description.trim() || null, icon,
  }
}
