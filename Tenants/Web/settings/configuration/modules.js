// What of a file only a module understands: where it is switched off, the rest can be had without it.
import { itemsOf } from './reading.js'

/** @typedef {import('./reading.js').Configuration} Configuration */

const known = { funnel: { parts: ['pipelines'], types: ['deal', 'pipeline', 'stage'], plurals: ['deals', 'pipelines', 'stages'] } }

/** The modules that a file needs and that aren't there. @param {Configuration} configuration @param {(type: string) => boolean} isThere @returns {string[]} */
export function missingModules(configuration, isThere) {
  return Object.entries(known).filter(([, { types }]) => !types.every(isThere))
    .filter(([name]) => JSON.stringify(without(configuration, name)) !== JSON.stringify(configuration)).map(([name]) => name)
}

/** The same file without what speaks of a module's things. @param {Configuration} configuration @param {string} module @returns {Configuration} */
export function without(configuration, module) {
  const { parts, types, plurals } = known[/** @type {keyof typeof known} */ (module)]
  const isOff = (/** @type {any} */ name) => types.includes(name) || plurals.includes(name)
  const kept = Object.fromEntries(Object.entries(configuration).filter(([part]) => !parts.includes(part)))
  const keep = (/** @type {string} */ part, /** @type {(item: any) => any} */ change) => {
    if (Array.isArray(kept[part])) kept[part] = itemsOf(kept, part).map(change).filter(Boolean)
  }
  keep('fields', field => (['record_type', 'refers_to', 'rollup_type'].some(member => isOff(field[member])) ? null : field))
  keep('roles', role => ({ ...role, ...(role.grants?.types && { grants: { ...role.grants, types: lacking(role.grants.types, isOff) } }) }))
  keep('layouts', layout => (isOff(layout.record_type) ? null : { ...layout, ...(layout.document && { document: withoutLists(layout.document, isOff) }) }))
  keep('views', view => (isOff(view.type) ? null : view))
  return kept
}

/** @param {Record<string, any>} members @param {(name: string) => boolean} isOff */
const lacking = (members, isOff) => Object.fromEntries(Object.entries(members).filter(([name]) => !isOff(name)))

/** @param {any} document @param {(name: string) => boolean} isOff */
function withoutLists(document, isOff) {
  const lists = ['related', 'hidden_related'].filter(name => Array.isArray(document[name]))
  return { ...document, ...Object.fromEntries(lists.map(name => [name, document[name].filter((/** @type {string} */ list) => !isOff(list.split('.')[0]))])) }
}
