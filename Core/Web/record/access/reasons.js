import { hasMessage, t, text } from '../../app/messages.js'
import { fieldOf } from '../../app/metadata.js'
import { labelOfReference } from '../../parts/fields/references.js'

/** The base role in words. */
export const baseRole = role => (hasMessage(`access.base.${role}`) ? t(`access.base.${role}`) : role)

const teamName = id => labelOfReference('team', id) ?? t('access.aTeam')

const words = {
  role: ({ role }) => t('access.why.role', { role: baseRole(role) }),
  scope: ({ scope, role }) => t(`access.why.scope.${scope}`, { role: role.name }),
  owner: () => t('access.why.owner'),
  team: ({ team, by }) => t(by === 'owner' ? 'access.why.teamOfOwner' : 'access.why.teamOfRecord', { team: teamName(team) }),
  share: ({ team }) => (team ? t('access.why.sharedWithTeam', { team: teamName(team) }) : t('access.why.shared')),
}

/** Why somebody may do something, or how far their roles reach where they may not. */
export const wordsOfReasons = reasons => reasons.map(reason => words[reason.kind]?.(reason)).filter(Boolean)

/** What somebody may do, in one word. */
export function mostOf({ read, update, delete: remove }) {
  if (!read.allowed) return 'none'
  if (!update.allowed) return 'read'
  return remove.allowed ? 'delete' : 'update'
}

/** Fields that somebody sees otherwise than the rest: `[words]`. */
export function fieldWords(type, one) {
  const titles = names => names.map(name => text(fieldOf(type, name)?.title) || name).join(t('access.and'))
  const kinds = [['hidden_fields', 'access.hidden'], ['masked_fields', 'access.masked'], ['read_only_fields', 'access.readOnly']]
  return kinds.filter(([name]) => one[name]?.length > 0).map(([name, key]) => t(key, { fields: titles(one[name]) }))
}
