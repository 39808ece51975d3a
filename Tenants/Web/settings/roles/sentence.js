import { t, text } from '../../../../Core/Web/app/messages.js'
import { inSentence } from '../../../../Core/Web/list/words.js'
import { rest, rightOf, rightsOf, scopeOf } from './grants.js'

const mostNamed = 3

/** What a role may do with a type, in a sentence: "Sees their team's customers, adds new ones, changes their own, sees phone masked." */
export function sentenceOf(grants, type) {
  const types = type.name === rest.name ? t('roles.others') : inSentence(type.plural_title)
  const read = scopeOf(grants, type, 'read')
  const parts = ['create', 'update', 'delete', 'export', 'bulk'].map(action => partOf(action, scopeOf(grants, type, action), read)).filter(Boolean)
  const first = t(`roles.says.read.${read === 'none' && parts.length === 0 ? 'never' : read}`, { types })
  const fields = read === 'none' ? [] : ['read', 'masked', 'none'].map(right => fieldsPart(grants, type, right)).filter(Boolean)
  return t('roles.sentence', { parts: [first, ...parts, ...fields].join(t('roles.comma')) })
}

function partOf(action, scope, read) {
  if (scope === 'none') return ''
  return t(`roles.says.${action}.${scope === read ? 'same' : scope}`)
}

function fieldsPart(grants, type, right) {
  const fields = type.fields.filter(field => rightsOf(type, field).length > 0 && rightOf(grants, type, field) === right)
    // what nobody can write is nothing that this role takes away
    .filter(field => right !== 'read' || !field.read_only)
  if (fields.length === 0 || (right === 'read' && !changesSomething(grants, type))) return ''
  const named = fields.slice(0, mostNamed).map(field => inSentence(field.title)).join(t('roles.and'))
  const words = fields.length > mostNamed ? t('roles.andMore', { fields: named, n: fields.length - mostNamed }) : named
  return t(`roles.says.field.${right}`, { fields: words })
}

const changesSomething = (grants, type) => ['create', 'update'].some(action => scopeOf(grants, type, action) !== 'none')

/** How far something reaches, in a word or two; creating and working with many at once are allowed or not. */
export const scopeWord = (action, scope) => t(['create', 'bulk'].includes(action) ? `roles.whole.${scope}` : `roles.scope.${scope}`)

export const titleOfType = type => (type.name === rest.name ? t('roles.rest') : text(type.plural_title))
