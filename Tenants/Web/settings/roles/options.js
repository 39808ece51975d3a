import { t } from '../../../../Core/Web/app/messages.js'
import { rightsOf, scopes, scopesOf } from './grants.js'
import { scopeWord } from './sentence.js'

const scopeIcons = { none: 'remove', own: 'person', team: 'group', below: 'account_tree', all: 'domain' }
const wholeIcons = { none: 'remove', all: 'check' }
const rightIcons = { write: 'edit', read: 'visibility', masked: 'lock', none: 'visibility_off' }

const isWhole = action => action === 'create' || action === 'bulk'

const scopeOption = (scope, action) => (isWhole(action)
  ? { value: scope, label: scopeWord(action, scope), hint: t(`roles.wholeMeaning.${scope}`), icon: wholeIcons[scope], tone: scope }
  : { value: scope, label: scopeWord(action, scope), short: t(`roles.short.${scope}`), hint: t(`roles.scopeMeaning.${scope}`), icon: scopeIcons[scope], tone: scope })

/** What a cell of the matrix can say. */
export const scopeOptions = (type, action) => scopesOf(type, action).map(scope => scopeOption(scope, action))

/** What a whole column can be set to. */
export const columnOptions = action => (isWhole(action) ? ['none', 'all'] : scopes).map(scope => scopeOption(scope, action))

/** What a whole row can be set to, and that it needs no rights of its own. */
export const rowOptions = canFollow => [
  ...scopes.map(scope => scopeOption(scope, 'read')),
  ...(canFollow ? [{ value: 'follow', label: t('roles.followRest'), hint: t('roles.restHint'), icon: 'more_horiz', tone: 'none' }] : []),
]

const tones = { write: 'all', read: 'team', masked: 'own', none: 'hidden' }
const rightOption = right => ({ value: right, label: t(`roles.right.${right}`), hint: t(`roles.rightMeaning.${right}`), icon: rightIcons[right], tone: tones[right] })

/** What a role can say of a field. */
export const rightOptions = (type, field) => rightsOf(type, field).map(rightOption)

/** What many fields can be set to. */
export const anyRightOptions = () => ['write', 'read', 'masked', 'none'].map(rightOption)
