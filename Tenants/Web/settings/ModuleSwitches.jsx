import { QIcon, QToggle } from 'quasar'
import { hasMessage, t } from '../../../Core/Web/app/messages.js'
import { allowed } from '../../../Core/Web/app/session.js'
import { confirm } from '../../../Core/Web/parts/Confirm.jsx'

const icons = { tenants: 'domain', customers: 'groups', funnel: 'filter_alt' }

/** The modules of the house: on, off, or in another plan. */
export const ModuleSwitches = ({ modules, plans }, { emit }) => {
  async function turn(module, isOn) {
    const isSure = isOn || (await confirm({
      title: t('settings.plan.offTitle', { title: module.title }), message: t('settings.plan.offText'), action: t('settings.plan.turnOff'), isDanger: true,
    }))
    if (isSure) emit('turn', module, isOn)
  }
  const names = module => plans.filter(plan => module.plans.includes(plan.code)).map(plan => plan.name).join(t('settings.comma'))
  const state = module => {
    if (module.always_on) return <span class="gx-state gx-state-good">{t('settings.plan.alwaysOn')}</span>
    if (!module.entitled) return <span class="gx-state gx-state-wait">{t('settings.plan.inPlans', { plans: names(module) })}</span>
    return (
      <QToggle
        color="primary" modelValue={module.enabled} disable={!allowed('tenants.module.switch')} aria-label={module.title}
        label={t(module.enabled ? 'settings.plan.on' : 'settings.plan.off')} leftLabel onUpdate:modelValue={isOn => turn(module, isOn)}
      />
    )
  }
  const meaning = module => `settings.moduleMeaning.${module.id}`
  return (
    <ul class="gx-settings-lines">{modules.map(module => (
      <li key={module.id}>
        <span class="gx-module-mark"><QIcon name={icons[module.id] ?? 'extension'} size="20px"/></span>
        <span class="gx-person gx-grow"><b>{module.title}</b>{hasMessage(meaning(module)) && <small>{t(meaning(module))}</small>}</span>
        {state(module)}
      </li>
    ))}</ul>
  )
}
ModuleSwitches.props = ['modules', 'plans']
ModuleSwitches.emits = ['turn']
