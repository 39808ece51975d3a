import { inScope } from '../../../../Core/Web/home/scope.js'

/** Conditions of the home page, as lists take them too; each in the scope that was chosen there. */
export const all = () => inScope()
export const overdue = () => inScope(['next_follow_up_on', 'lt', 'today'])
export const dueToday = () => inScope(['next_follow_up_on', 'is', 'today'])
export const due = () => inScope(['next_follow_up_on', 'lte', 'today'])
export const ofLifecycle = code => inScope(['lifecycle', 'is', code])

/** Since the first day of this month, in the browser's zone. */
export function newThisMonth() {
  const now = new Date()
  return inScope(['created_at', 'gte', new Date(now.getFullYear(), now.getMonth(), 1).toISOString()])
}

/** The query of a list with this filter. */
export const queryOf = (filter, more = {}) => ({ ...more, ...(filter && { filter: JSON.stringify(filter) }) })
