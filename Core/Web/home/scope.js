import { ref, watch } from 'vue'
import { session } from '../app/session.js'

const key = 'gx-home-scope'
const stored = localStorage.getItem(key)

/** Whose numbers the home page shows: `mine` or `all`. */
export const scopes = ['mine', 'all']

/** What was chosen on this device; null where nobody chose. */
export const scope = ref(scopes.includes(stored) ? stored : null)
watch(scope, chosen => localStorage.setItem(key, chosen))

/** The scope in force: people who look after customers start with theirs, people who lead or only read with everything. */
export const currentScope = () => scope.value ?? (['member', 'limited'].includes(session.user?.role) ? 'mine' : 'all')

/** The filter of what is in scope and meets the other conditions as well; null where there is nothing to filter. */
export function inScope(...conditions) {
  const all = [currentScope() === 'mine' && ['owner', 'is', 'me'], ...conditions].filter(Boolean)
  return all.length > 1 ? { and: all } : all[0] ?? null
}
