/** Values of definitions as people say them: `{ text }`, `{ code }`, `{ list: [text] }` or `{ chips: [{ title, color }] }`. */
import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { fieldOf, type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { describe } from '../../../../Core/Web/filter/describe.js'
import { titleOfItem } from './catalogue.js'
import { rightsWords } from './rights.js'

/** The record types in which the parts of a file are kept. */
const kept = { objects: 'object', fields: 'field', roles: 'role', layouts: 'layout', pipelines: 'pipeline' }

const own = new Set(['choices', 'stages', 'columns', 'filter', 'sort', 'group', 'layout', 'widths', 'name', 'type'])

/** What a member of a definition is called: as the server says, or in words of ours. */
export function titleOfMember(part, member) {
  const known = part === 'views' || member === 'choices' || member === 'stages' ? null : fieldOf(kept[part], member)
  return known ? text(known.title) : own.has(member) ? t(`configuration.member.${member}`) : member
}

/** @param {{ part: string, member: string, item: any, catalogue: any }} of `item` is all that is known of the definition */
export function shownValue(value, of) {
  if (value === null || value === undefined || value === '') return null
  try {
    return inWords((special[of.member] ?? plain)(value, of) ?? plain(value, of))
  } catch {
    // a file may hold anything: what makes no sense is shown as it stands there
    return asJson(value)
  }
}

const words = value => (typeof value === 'string' ? value : JSON.stringify(value))

function inWords({ text: said, list, chips, code: coded }) {
  if (chips) return { chips: chips.map(chip => ({ ...chip, title: words(chip.title), color: words(chip.color) })) }
  if (list) return { list: list.map(words) }
  return coded === undefined ? { text: words(said) } : { code: coded }
}

const asJson = value => ({ code: JSON.stringify(value, null, 2) })
const says = said => (said ? { text: said } : undefined)

function plain(value, { part, member }) {
  if (typeof value === 'boolean') return { text: t(value ? 'app.yes' : 'app.no') }
  if (typeof value === 'number') return { text: formatNumber(value) }
  if (typeof value !== 'string') return asJson(value)
  const choice = fieldOf(kept[part], member)?.choices?.find(one => one.code === value)
  return { text: choice ? text(choice.title) : value }
}

/** Conditions come as filters, or as texts that hold one. */
const parsed = value => (typeof value === 'string' ? JSON.parse(value) : value)
const condition = typeOfItem => (value, { item, catalogue }) => {
  const type = catalogue.type(typeOfItem(item))
  return type && says(describe(type, parsed(value)))
}
const typeTitle = (value, { catalogue }) => says(catalogue.typeTitle(value))
const fieldOfRollup = (value, { item, catalogue }) => says(catalogue.fieldTitle(item.rollup_type, value))
const code = value => ({ code: typeof value === 'string' ? value : JSON.stringify(value) })

const special = {
  record_type: typeTitle, refers_to: typeTitle, rollup_type: typeTitle, type: typeTitle, rollup_via: fieldOfRollup, rollup_field: fieldOfRollup,
  formula: code, number_pattern: code, plural: code,
  name: (value, { part }) => (['objects', 'fields'].includes(part) ? code(value) : undefined),
  code: (value, { part }) => (part === 'roles' ? code(value) : undefined),
  required_when: condition(item => item.record_type), shown_when: condition(item => item.record_type), rollup_filter: condition(item => item.rollup_type),
  filter: condition(item => item.type),
  initial: (value, { item }) => {
    const first = typeof value === 'string' && /^["[{]/.test(value) ? JSON.parse(value) : value
    const titles = [first].flat().map(one => choiceTitle(item, one))
    return titles.every(Boolean) ? { text: titles.join(t('configuration.comma')) } : plain(first, {})
  },
  choices: value => ({ chips: value.map(choice => ({ title: titleOfItem(choice), color: choice.color ?? 'grey', isOff: Boolean(choice.retired) })) }),
  stages: value => ({ list: value.map(stageWords) }),
  columns: (value, { item, catalogue }) => ({ text: value.map(name => catalogue.fieldTitle(item.type, name)).join(t('configuration.comma')) }),
  sort: (value, { item, catalogue }) => ({ text: value.split(',').map(name => sortWords(name, item, catalogue)).join(t('configuration.comma')) }),
  group: (value, { item, catalogue }) => says(catalogue.fieldTitle(item.type, value)),
  layout: (value, { part }) => (part === 'views' ? { text: t(value === 'board' ? 'configuration.asBoard' : 'configuration.asList') } : undefined),
  widths: (value, { item, catalogue }) => ({ list: Object.entries(value).map(([name, width]) => t('configuration.width', { field: catalogue.fieldTitle(item.type, name), n: width })) }),
  role: (value, { catalogue }) => says(catalogue.roleTitle(value)),
  document: (value, { item, catalogue }) => ({ list: layoutWords(parsed(value), item, catalogue) }),
  grants: (value, { catalogue }) => ({ list: rightsWords(parsed(value), catalogue) }),
}

const choiceTitle = (item, value) => titleOfItem(item?.choices?.find?.(choice => choice.code === value) ?? {})

function stageWords({ name, kind = 'open', probability = 0 }) {
  const title = text(fieldOf('stage', 'kind')?.choices?.find(choice => choice.code === kind)?.title) || kind
  return t(kind === 'open' ? 'configuration.stage' : 'configuration.lastStage', { name, kind: title, n: probability })
}

const sortWords = (name, item, catalogue) => t(name.startsWith('-') ? 'configuration.falling' : 'configuration.rising', { field: catalogue.fieldTitle(item.type, name.replace(/^-/, '')) })

function layoutWords(document, item, catalogue) {
  const sections = (document.sections ?? []).map(section => t('configuration.section', {
    title: titleOfItem(section), fields: (section.fields ?? []).map(name => catalogue.fieldTitle(item.record_type, name)).join(t('configuration.comma')),
  }))
  const lists = (document.related ?? []).map(name => text((catalogue.type(name.split('.')[0]) ?? typeOf(name.split('.')[0]))?.plural_title) || name)
  return lists.length > 0 ? [...sections, t('configuration.related', { lists: lists.join(t('configuration.comma')) })] : sections
}
