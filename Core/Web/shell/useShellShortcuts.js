import { go, route } from '../app/router.js'
import { shortcut } from '../app/shortcuts.js'
import { creatables, objectPlaces, places, tailPlaces } from './entries.js'

/** The shortcuts that hold on every page; `open('palette' | 'help')` shows a dialog. Returns the function that takes them away. */
export function useShellShortcuts(open) {
  const everywhere = 'shell.shortcuts.everywhere'
  const removals = [
    shortcut('mod+k', { title: 'shell.shortcuts.palette', group: everywhere, run: () => open('palette') }),
    shortcut('/', { title: 'shell.shortcuts.search', group: everywhere, run: () => open('palette') }),
    shortcut('c', { title: 'shell.shortcuts.create', group: everywhere, run: create, when: () => creatables().length > 0 }),
    shortcut('?', { title: 'shell.shortcuts.help', group: everywhere, run: () => open('help') }),
    ...goings(),
  ]
  return () => removals.forEach(remove => remove())
}

// Another of what the page shows; elsewhere of what comes first in the menu.
function create() {
  const all = creatables()
  go((all.find(one => one.path === `/${route.params.plural ?? route.path.split('/')[1]}/new`) ?? all[0]).path)
}

// g and the first free letter of the address's last part: g c is /customers, g b is /deals/board. The same in both languages.
function goings() {
  const taken = new Set()
  return destinations().flatMap(place => {
    const letters = place.path === '/' ? 'h' : place.path.split('/').at(-1).replace(/^c_|[^a-z]/g, '')
    const letter = [...letters].find(one => !taken.has(one))
    if (!letter) return []
    taken.add(letter)
    return [shortcut(`g ${letter}`, { title: () => titleAt(place.path), group: 'shell.shortcuts.go', run: () => go(place.path) })]
  })
}

const destinations = () => [...places(), ...tailPlaces(), ...objectPlaces()]

// Asked when it is shown: the language may have changed since.
function titleAt(path) {
  return destinations().find(place => place.path === path)?.title ?? path
}
