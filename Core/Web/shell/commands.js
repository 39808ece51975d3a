// What the palette offers for what has been typed.
import { entriesOf } from '../app/plugs.js'
import { language, setLanguage, t, text, titleOf } from '../app/messages.js'
import { iconOf } from '../app/icons.js'
import { type } from '../app/metadata.js'
import { recentRecords } from '../app/recent.js'
import { creatables, objectPlaces, places, tailPlaces } from './entries.js'
import { setTheme, themes } from './theme.js'

const fewest = 5

/** Groups `{ title, commands: [{ title, path, icon, hint, run }] }`, the likeliest first; empty groups are left out. */
export function commandsFor(query, search) {
  const groups = [
    { title: t('shell.palette.records'), commands: query ? search.found.value.map(recordCommand) : [] },
    { title: t('shell.palette.recent'), commands: matching(recentRecords().map(recordCommand), query).slice(0, query ? 3 : fewest) },
    { title: t('shell.palette.pages'), commands: matching(pageCommands(), query) },
    { title: t('shell.palette.create'), commands: matching(creatables().map(one => ({ ...one, icon: 'add', title: t('shell.createOf', { name: one.title }) })), query) },
    { title: t('shell.palette.actions'), commands: query ? matching(actions(), query) : [] },
  ]
  const known = new Set()
  return groups.map(group => ({ ...group, commands: group.commands.filter(one => isNew(one, known)) })).filter(group => group.commands.length)
}

function pageCommands() {
  const settings = entriesOf('settings').map(entry => ({ path: entry.path, icon: entry.icon ?? 'tune', title: titleOf(entry.title), hint: t('shell.settings') }))
  return [...places(), ...objectPlaces(), ...tailPlaces(), ...settings]
}

// What can be done from anywhere; `path` only tells them apart.
function actions() {
  const other = language.value === 'zh' ? 'en' : 'zh'
  return [
    { path: '#language', icon: 'translate', title: t('shell.languageSwitch'), run: () => setLanguage(other) },
    ...themes.map(one => ({ path: `#${one.code}`, icon: one.icon, title: t(one.title), hint: t('shell.theme'), run: () => setTheme(one.code) })),
  ]
}

function recordCommand(one) {
  const of = type(one.type)
  return { path: `/${of?.plural}/${one.id}`, icon: iconOf(one.type, 'label'), title: one.label, hint: text(of?.title) }
}

// Words in any order: "cust new" finds "New customer".
function matching(commands, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(one => words.every(word => `${one.title} ${one.path}`.toLowerCase().includes(word)))
}

function isNew(command, known) {
  if (known.has(command.path)) return false
  known.add(command.path)
  return true
}
