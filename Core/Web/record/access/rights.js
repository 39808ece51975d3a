import { reactive, watch } from 'vue'
import { api } from '../../app/client.js'
import { can, session } from '../../app/session.js'

/** Records that are somebody's: of these there are shares, and an answer to who can see them. */
export const hasOwner = type => type.fields.some(field => field.name === 'owner' && field.kind === 'reference' && !field.custom) || Boolean(type.scopes)

/**
 * Whether this user may do something with a record: true or false, or null where only the server knows, because the record may have been shared.
 */
export function reaches(action, type, record) {
  if (!can(action, type.name)) return false
  const scope = type.scopes?.[action] ?? 'all'
  if (scope === 'all' || (record.owner && record.owner === session.user.id)) return true
  if (scope !== 'own' && record.team && record.team === session.user.team) return true
  return null
}

/** `{ update, delete }` of the record on a page, asked of the server where the record itself doesn't tell. `state` is that of `useRecord`. */
export function useRights(state) {
  const rights = reactive({ update: false, delete: false })
  watch(() => [state.type, state.record?.id, state.record?.owner, state.record?.team], async () => {
    const { type, record } = state
    if (!record) return
    const known = { update: reaches('update', type, record), delete: reaches('delete', type, record) }
    Object.assign(rights, { update: Boolean(known.update), delete: Boolean(known.delete) })
    if (known.update === null || known.delete === null) await ask(type, record, rights, () => state.record?.id === record.id)
  }, { immediate: true })
  return rights
}

async function ask(type, record, rights, isCurrent) {
  try {
    const { data: [mine] } = await api.get(`/${type.plural}/${record.id}/access`, { query: { user: session.user.id } })
    if (mine && isCurrent()) Object.assign(rights, { update: mine.update.allowed, delete: mine.delete.allowed })
  } catch {
    // the server says it once more where somebody tries
    if (isCurrent()) Object.assign(rights, { update: can('update', type.name), delete: can('delete', type.name) })
  }
}
