import { t } from '../../../Core/Web/app/messages.js'
import { QIcon } from 'quasar'

const reasons = [
  { icon: 'groups', text: 'visitor.reason.customers' },
  { icon: 'view_kanban', text: 'visitor.reason.deals' },
  { icon: 'verified_user', text: 'visitor.reason.safe' },
]
const columns = [
  { name: 'visitor.show.qualified', tone: 'a', deals: ['visitor.show.deal1', 'visitor.show.deal2'] },
  { name: 'visitor.show.proposal', tone: 'b', deals: ['visitor.show.deal3', 'visitor.show.deal4', 'visitor.show.deal5'] },
  { name: 'visitor.show.won', tone: 'c', deals: ['visitor.show.deal6'] },
]

const Deal = ({ text }) => {
  const [name, amount, owner] = t(text).split(' · ')
  return <div class="gx-show-deal"><b>{name}</b><span><em>{amount}</em><i>{owner}</i></span></div>
}
Deal.props = ['text']

/** What the product is for, at a glance, beside the form on wide screens. */
export const Showcase = () => (
  <aside class="gx-showcase" aria-label={t('visitor.about')}>
    <div class="gx-showcase-inner">
      <p class="gx-showcase-title">{t('visitor.promise')}</p>
      <ul>{reasons.map(({ icon, text }) => <li key={text}><QIcon name={icon} size="20px"/><span>{t(text)}</span></li>)}</ul>
      <div class="gx-show-board" aria-hidden="true">{columns.map(column => (
        <div key={column.name} class="gx-show-column">
          <p><span class={['gx-show-dot', `gx-show-${column.tone}`]}/>{t(column.name)}</p>
          {column.deals.map(deal => <Deal key={deal} text={deal}/>)}
        </div>
      ))}</div>
    </div>
  </aside>
)
