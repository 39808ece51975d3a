// The modules' plugs: what pages, menus, cards and slots they add. Only those of modules that are on are loaded.
import { shallowReactive } from 'vue'
import { addMessages } from './messages.js'
import { canAskBy } from './metadata.js'
import { definePages } from './router.js'
import { meets, session } from './session.js'

let sources = {}

/** The plugs that are in, by module. */
export const plugs = shallowReactive({})

/** `{ funnel: () => import('./Funnel/Web/index.jsx'), … }` */
export function installPlugs(modules) {
  sources = modules
}

/** Loads the plugs of these modules; those that are in stay in. */
export async function loadPlugs(ids) {
  const wanted = ids.filter(id => sources[id] && !plugs[id])
  await Promise.all(wanted.map(async id => {
    const { default: plug } = await sources[id]()
    addMessages(plug.messages ?? {})
    definePages(plug.pages ?? [])
    plugs[id] = plug
  }))
}

/** All entries of one kind ('menu', 'settings', 'home') that this user may use, in their order. */
export function entriesOf(kind) {
  return active().flatMap(plug => plug[kind] ?? []).filter(entry => meets(entry.needs) && canAsk(entry.asks)).sort((a, b) => (a.order ?? 99) - (b.order ?? 99))
}

// `asks` are the fields of a type that a card filters by: `['customer', 'next_follow_up_on']`.
const canAsk = asks => !asks || canAskBy(asks[0], asks.slice(1))

/** What plugs add to the pages of a record type: `{ actions, head, sections, related, views }`. */
export function slotsOf(typeName) {
  const found = active().map(plug => plug.records?.[typeName]).filter(Boolean)
  const lists = name => found.flatMap(one => one[name] ?? [])
  return {
    actions: found.map(one => one.actions).filter(Boolean),
    head: found.map(one => one.head).filter(Boolean),
    sections: found.find(one => one.sections)?.sections ?? null,
    related: lists('related'),
    views: lists('views'),
  }
}

// A module that was switched off meanwhile stays loaded, but adds nothing any more.
function active() {
  return Object.entries(plugs).filter(([id]) => session.modules.includes(id)).map(([, plug]) => plug)
}
