// What of a file only a module understands: where it is switched off, the rest can be had without it.

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
    // what is no definition stays for the server to tell
    if (Array.isArray(kept[part])) kept[part] = kept[part].map((/** @type {any} */ item) => (isObject(item) ? change(item) : item)).filter((/** @type {any} */ item) => item !== left)
  }
  keep('fields', field => (['record_type', 'refers_to', 'rollup_type'].some(member => isOff(field[member])) ? left : field))
  keep('roles', role => ({ ...role, ...(isObject(role.grants?.types) && { grants: { ...role.grants, types: lacking(role.grants.types, isOff) } }) }))
  keep('layouts', layout => (isOff(layout.record_type) ? left : { ...layout, ...(isObject(layout.document) && { document: withoutLists(layout.document, isOff) }) }))
  keep('views', view => (isOff(view.type) ? left : view))
  return kept
}

const left = Symbol('left out')

const isObject = (/** @type {any} */ value) => value !== null && typeof value === 'object' && !Array.isArray(value)

/** @param {Record<string, any>} members @param {(name: string) => boolean} isOff */
const lacking = (members, isOff) => Object.fromEntries(Object.entries(members).filter(([name]) => !isOff(name)))

/** @param {any} document @param {(name: string) => boolean} isOff */
function withoutLists(document, isOff) {
  const lists = ['related', 'hidden_related'].filter(name => Array.isArray(document[name]))
  return { ...document, ...Object.fromEntries(lists.map(name => [name, document[name].filter((/** @type {string} */ list) => !isOff(String(list).split('.')[0]))])) }
}
