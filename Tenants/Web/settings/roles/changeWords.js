import { t, text } from '../../../../Core/Web/app/messages.js'
import { fieldOf, type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { changesOfText } from './compare.js'
import { rest } from './grants.js'
import { titleOfPermission } from './permissions.js'
import { scopeWord, titleOfType } from './sentence.js'

/** What one entry of a role's history changed, in words. */
export function wordsOfEntry({ changes }) {
  const { before = {}, after = {} } = changes ?? {}
  const isRenamed = ['name_en', 'name_zh', 'description'].some(name => name in before || name in after)
  const lines = 'grants' in after || 'grants' in before ? changesOfText(before.grants, after.grants).map(wordsOf) : []
  return [...(isRenamed ? [t('roles.changedName')] : []), ...lines]
}

function wordsOf({ kind, type, name, from, to }) {
  const title = type && nameOfType(type)
  if (kind === 'permission') return t(`roles.changedPermission.${to ? 'given' : 'taken'}`, { name: titleOfPermission(name) })
  if (kind === 'type') return t(`roles.changedType.${to ? 'given' : 'taken'}`, { type: title })
  const isField = kind === 'field'
  const part = isField ? text(fieldOf(type, name)?.title) || name : t(`roles.action.${name}`)
  const word = value => (isField ? t(`roles.right.${value}`) : scopeWord(name, value))
  return t('roles.became', { what: t('roles.cellOption', { type: title, action: part }), from: word(from), to: word(to) })
}

// a type whose module is off, or an object that is in the bin, is only known by its name
const nameOfType = name => (name === rest.name ? t('roles.rest') : typeOf(name) ? titleOfType(typeOf(name)) : name)
