// What the navigation, the "new" menu and the palette offer: from the plugs' menus and the metadata.
import { entriesOf } from '../app/plugs.js'
import { metadata, objects, type } from '../app/metadata.js'
import { can, isAdmin } from '../app/session.js'
import { t, text, titleOf } from '../app/messages.js'

/** `{ path, title, icon, typeName }` of every place that this user may go to. */
export function places() {
  return [{ path: '/', icon: 'home', title: titleOf('shell.home') }, ...entriesOf('menu').map(placeOf).filter(Boolean)]
}

/** The places of the objects that this workspace has made for itself. */
export function objectPlaces() {
  return objects().filter(one => can('read', one.name))
    .map(one => ({ path: `/${one.plural}`, icon: one.icon, title: text(one.plural_title), typeName: one.name }))
}

/** The places at the end of the navigation: imports for those who may change many records at once, and the settings. */
export function tailPlaces() {
  const imports = { path: '/imports', icon: 'upload_file', title: t('shell.imports') }
  return [...(mayImport() ? [imports] : []), { path: '/settings', icon: 'settings', title: t('shell.settings') }]
}

/** An import changes many records at once; who may not do that to any type has nothing to do there. */
export function mayImport() {
  return metadata.types.some(one => one.actions.includes('bulk'))
}

/** The types that this user may create, in the menu's order: `{ path, title, icon, typeName }`. */
export function creatables() {
  return [...places(), ...objectPlaces()].filter(place => place.typeName && can('create', place.typeName))
    .map(place => ({ ...place, path: `${place.path}/new`, title: text(type(place.typeName).title) }))
}

/** Modules that are off, for those who can have them switched on. */
export function missingModules() {
  return isAdmin() ? metadata.modules.filter(module => !module.is_on) : []
}

/** Where a path belongs to in the navigation: the longest place that it lies below. */
export function placeAt(path, all) {
  return all.filter(place => place.path === path || (place.path !== '/' && path.startsWith(`${place.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

function placeOf(entry) {
  if (!entry.type) return { ...entry, title: titleOf(entry.title) }
  const of = type(entry.type)
  if (!of || !can('read', of.name)) return null
  return { path: `/${of.plural}`, icon: entry.icon, title: text(of.plural_title), typeName: of.name }
}
