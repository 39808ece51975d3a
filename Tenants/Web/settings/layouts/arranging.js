/** What can be done with a draft: plain changes of plain values. Fields are seen and counted without those that aren't there now. */

/** The fields of a section that there are. */
export const shownIn = (section, fieldOf) => section.fields.filter(name => fieldOf(name))

/** Where a field is placed; undefined for none. */
export const sectionWith = (draft, name) => draft.sections.find(section => section.fields.includes(name))

/** Puts a field into a section, at a place among those that are seen; without a section it is placed nowhere. */
export function place(draft, fieldOf, name, key, index = Infinity) {
  for (const section of draft.sections) section.fields = section.fields.filter(other => other !== name)
  const section = draft.sections.find(other => other.key === key)
  if (!section) return
  const next = shownIn(section, fieldOf)[index]
  section.fields.splice(next === undefined ? section.fields.length : section.fields.indexOf(next), 0, name)
}

/** One step up or down, over the borders of sections: above the first is nothing, below the last is the rest. */
export function step(draft, fieldOf, name, direction) {
  const at = draft.sections.findIndex(section => section.fields.includes(name))
  if (at < 0) return direction < 0 && draft.sections.length > 0 && place(draft, fieldOf, name, draft.sections.at(-1).key)
  const section = draft.sections[at]
  const index = shownIn(section, fieldOf).indexOf(name) + direction
  if (index >= 0 && index < shownIn(section, fieldOf).length) return place(draft, fieldOf, name, section.key, index)
  const next = draft.sections[at + direction]
  if (next) place(draft, fieldOf, name, next.key, direction > 0 ? 0 : Infinity)
  else if (direction > 0) place(draft, fieldOf, name, null)
}

/** Moves an item of a list; out of its bounds nothing happens. */
export function shift(list, from, to) {
  if (from < 0 || to < 0 || to >= list.length || from === to) return
  list.splice(to, 0, ...list.splice(from, 1))
}
