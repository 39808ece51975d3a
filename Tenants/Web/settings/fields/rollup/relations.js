import { t, text } from '../../../../../Core/Web/app/messages.js'
import { type as typeOf } from '../../../../../Core/Web/app/metadata.js'
import { describe } from '../../../../../Core/Web/filter/describe.js'
import { inSentence } from '../../../../../Core/Web/list/words.js'
import { shapedTypes } from '../kinds.js'
import { needsField, relationCode } from './rollup.js'

/** What refers to a type, as choices: a type that does so twice is named with its field. */
export function relationChoices(target) {
  const leadsHere = field => field.kind === 'reference' && field.refers_to === target.name
  const found = shapedTypes().flatMap(type => type.fields.filter(leadsHere).map(field => ({ type, field })))
  const isPlain = ({ type }) => found.filter(other => other.type === type).length === 1
  return found.map(relation => ({
    code: relationCode(relation.type.name, relation.field.name),
    title: isPlain(relation) ? text(relation.type.plural_title) : named(relation),
  }))
}

const named = ({ type, field }) => t('fields.rollup.relation', { types: text(type.plural_title), field: text(field.title) })

/** What a roll-up computes, as one sentence; nothing while something is missing. */
export function sentenceOf(target, { rollup_type: name, rollup_via: via, rollup_function: code, rollup_field: of, rollup_filter: filter }) {
  const type = typeOf(name)
  const reference = type?.fields.find(field => field.name === via)
  const field = type?.fields.find(one => one.name === of)
  if (!reference || !code || (needsField(code) && !field)) return ''
  const words = { types: inSentence(type.plural_title), via: text(reference.title), type: inSentence(target.title), field: text(field?.title) }
  const said = t(`fields.rollup.sentence.${code}`, words)
  return filter ? t('fields.rollup.filtered', { sentence: said, condition: describe(type, filter) }) : t('fields.rollup.whole', { sentence: said })
}
