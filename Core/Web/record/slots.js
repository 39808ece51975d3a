import { plugs } from '../app/plugs.js'
import { meets } from '../app/session.js'

const declarations = typeName => Object.values(plugs).map(plug => plug.records?.[typeName]).filter(Boolean)
const all = (typeName, name) => declarations(typeName).flatMap(one => one[name] ?? [])

/**
 * What plugs add to the pages of a record type:
 * `sections` [{ title, fields }] of forms and pages · `facts` fields in the head · `summary` fields in related lists · `derived` required
 * fields that the server fills in · `unfit` (values) → names of fields that make no sense for such a record · `actions` and `head`: components in
 * and below the head · `related` [{ order, title, needs, component }] above the related lists · `inverse` { field: title }:
 * how the records are called, seen from the one that this field of theirs refers to.
 * Components take `{ record, type }` and emit `changed(record)`.
 */
export function slotsOf(typeName) {
  const first = name => declarations(typeName).find(one => one[name])?.[name] ?? null
  return {
    sections: first('sections'),
    facts: first('facts'),
    summary: first('summary'),
    unfit: first('unfit') ?? (() => []),
    derived: new Set(all(typeName, 'derived')),
    actions: all(typeName, 'actions'),
    head: all(typeName, 'head'),
    panels: all(typeName, 'related').filter(panel => panel.component && meets(panel.needs)).sort((a, b) => (a.order ?? 99) - (b.order ?? 99)),
    inverse: Object.assign({}, ...declarations(typeName).map(one => one.inverse)),
    hidden: new Set(all(typeName, 'hiddenRelated')),
  }
}
