import { defineComponent, shallowRef, watch } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { daysUntil } from '../../../../Core/Web/app/format.js'
import { fieldOf, seenFields } from '../../../../Core/Web/app/metadata.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { can } from '../../../../Core/Web/app/session.js'
import { currentScope } from '../../../../Core/Web/home/scope.js'
import { HomeCard } from '../../../../Core/Web/home/HomeCard.jsx'
import { ChoiceChip } from '../../../../Core/Web/parts/ChoiceChip.jsx'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { FollowUpMenu } from '../records/FollowUpMenu.jsx'
import { due, queryOf } from './filters.js'

const shown = 7

/** Customers that wait for a call, the longest wait first; a call is noted from here. */
export default defineComponent({
  name: 'FollowUps',
  setup() {
    const page = shallowRef(null)
    const failed = shallowRef(null)
    const fields = 'name,version,lifecycle,level,mobile,phone,next_follow_up_on'
    async function load() {
      try {
        page.value = await api.get('/customers', { query: { filter: due(), sort: 'next_follow_up_on', limit: shown, fields: seenFields('customer', fields), count: true } })
      } catch (error) {
        failed.value = error
      }
    }
    watch(currentScope, load, { immediate: true })

    const wait = day => {
      const days = -daysUntil(day)
      return days > 0 ? t('customers.home.daysLate', { n: days }) : t('customers.home.isToday')
    }
    // what is masked is no number to be called
    const numberOf = customer => ['mobile', 'phone'].filter(name => !fieldOf('customer', name)?.masked).map(name => customer[name]).find(Boolean)
    const row = customer => (
      <li key={customer.id} class="gx-card-item">
        <Link class="gx-card-row" to={`/customers/${customer.id}`}>{() => [
          <span class="gx-card-main">
            <span class="gx-ellipsis">{customer.name}</span>
            <small class={daysUntil(customer.next_follow_up_on) < 0 ? 'gx-late' : 'gx-muted'}>{wait(customer.next_follow_up_on)}</small>
          </span>,
          <ChoiceChip field={fieldOf('customer', 'lifecycle')} value={customer.lifecycle}/>,
        ]}</Link>
        {numberOf(customer) && <QBtn flat round dense icon="call" href={`tel:${numberOf(customer)}`} aria-label={t('customers.home.call', { name: customer.name })}/>}
        {can('update', 'customer') && (
          <QBtn flat round dense icon="check_circle" aria-label={t('customers.home.followedUp', { name: customer.name })} title={t('customers.followUp.action')} aria-haspopup="menu">{() => (
            <FollowUpMenu record={customer} onChanged={load}/>
          )}</QBtn>
        )}
      </li>
    )
    const all = () => ({ to: '/customers', query: queryOf(due(), { sort: 'next_follow_up_on' }), label: t('customers.home.all') })

    return () => (
      <HomeCard title={t('customers.home.followUps')} count={page.value?.estimated_total} link={page.value?.data.length ? all() : undefined} isLoading={!page.value && !failed.value} error={failed.value}>{() =>
        page.value.data.length ? <ul class="gx-card-list">{page.value.data.map(row)}</ul> : <EmptyState dense icon="task_alt" title={t('customers.home.nothingDue')} text={t('customers.home.nothingDueText')}/>}
      </HomeCard>
    )
  },
})
