import { today } from '../../../../Core/Web/parts/fields/dates.js'

/** Conditions of the home page, as lists take them too. */
export const mine = ['owner', 'is', 'me']
export const overdue = () => ({ and: [mine, ['next_follow_up_on', 'lt', 'today']] })
export const dueToday = () => ({ and: [mine, ['next_follow_up_on', 'is', today()]] })
export const due = () => ({ and: [mine, ['next_follow_up_on', 'lte', 'today']] })

/** Since the first day of this month, in the browser's zone. */
export function newThisMonth() {
  const now = new Date()
  return { and: [mine, ['created_at', 'gte', new Date(now.getFullYear(), now.getMonth(), 1).toISOString()]] }
}
