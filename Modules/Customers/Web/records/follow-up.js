import { api } from '../../../../Core/Web/app/client.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { addDays, today } from '../../../../Core/Web/parts/fields/dates.js'

/** When to come back to a customer: `[label, day]`, null for never. */
export const followUpChoices = () => [
  [t('customers.followUp.tomorrow'), addDays(today(), 1)],
  [t('customers.followUp.threeDays'), addDays(today(), 3)],
  [t('customers.followUp.week'), addDays(today(), 7)],
  [t('customers.followUp.twoWeeks'), addDays(today(), 14)],
  [t('customers.followUp.month'), addDays(today(), 30)],
  [t('customers.followUp.never'), null],
]

const patch = (customer, body) => api.patch(`/customers/${customer.id}`, body, { record: customer })

/**
 * Notes that a customer was talked to just now, and when to come back; can be taken back for a moment.
 * `onChanged(record)` hears of both.
 */
export async function followUp(customer, day, onChanged) {
  const before = await api.get(`/customers/${customer.id}`)
  const after = await patch(before, { last_contacted_at: new Date().toISOString(), next_follow_up_on: day })
  onChanged(after)
  notify.undo(t('customers.followUp.done', { name: after.name }), async () => {
    onChanged(await patch(after, { last_contacted_at: before.last_contacted_at, next_follow_up_on: before.next_follow_up_on }))
  })
}
