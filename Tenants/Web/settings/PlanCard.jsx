import { QBtn, QIcon } from 'quasar'
import { formatMoney } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'
import { limitsOf } from './limits.js'

/** A plan on offer: price, what it adds to the one below, what it allows. */
export const PlanCard = ({ plan, below, modules, period, isCurrent, isOnTrial, step, mayChoose }, { emit }) => {
  const price = plan[`${period}_price`]
  const added = modules.filter(module => plan.modules.includes(module.id) && !below?.modules.includes(module.id))
  const basic = modules.filter(module => module.always_on && module.id !== 'tenants').map(module => module.title)
  const included = below ? [t('settings.plan.allOf', { plan: below.name })] : basic
  const line = (words, isStrong) => <li key={words}><QIcon name={isStrong ? 'add' : 'check'} size="17px"/>{isStrong ? <b>{words}</b> : words}</li>
  const choose = () => {
    if (isCurrent && !isOnTrial) return <p class="gx-plan-current"><QIcon name="check" size="18px"/>{t('settings.plan.current')}</p>
    const label = isCurrent ? t('settings.plan.keep', { plan: plan.name }) : t(step > 0 ? 'settings.plan.upgrade' : 'settings.plan.downgrade', { plan: plan.name })
    const look = step < 0 ? { outline: true } : { unelevated: true, color: 'primary' }
    return <QBtn class="gx-plan-choose" no-caps {...look} label={label} onClick={() => emit('choose')}/>
  }
  return (
    <article class={['gx-plan', isCurrent && 'gx-on']}>
      <header><h3>{plan.name}</h3>{isCurrent && <span class="gx-state gx-state-good">{t(isOnTrial ? 'settings.plan.onTrial' : 'settings.plan.yours')}</span>}</header>
      <p class="gx-plan-price"><b>{formatMoney(price)}</b><small>{price.amount === 0 ? t('settings.plan.forever') : t(`settings.plan.per_${period}`)}</small></p>
      <ul>
        {included.map(words => line(words))}
        {added.map(module => line(module.title, true))}
        {limitsOf(plan).map(limit => line(limit.words))}
      </ul>
      {mayChoose && choose()}
    </article>
  )
}
PlanCard.props = ['plan', 'below', 'modules', 'period', 'isCurrent', 'isOnTrial', 'step', 'mayChoose']
PlanCard.emits = ['choose']
