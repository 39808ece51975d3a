import { computed, defineComponent, ref } from 'vue'
import { QBtnToggle, QIcon } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { daysUntil, formatDate } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'
import { load as loadMetadata } from '../../../Core/Web/app/metadata.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { loadPlugs } from '../../../Core/Web/app/plugs.js'
import { allowed, load as loadSession, session } from '../../../Core/Web/app/session.js'
import { Loaded } from './Loaded.jsx'
import { ModuleSwitches } from './ModuleSwitches.jsx'
import { Panel } from './Panel.jsx'
import { PlanCard } from './PlanCard.jsx'
import { PlanChange } from './PlanChange.jsx'
import { SettingsPage } from './SettingsPage.jsx'
import { loadMembers, loadSubscription } from './directory.js'
import { useLoad } from './useLoad.js'

/** `/settings/plan`: what is on, what it costs, what more there is. */
export default defineComponent({
  name: 'PlanSettings',
  setup() {
    const data = useLoad(async () => {
      const [subscription, modules, members] = await Promise.all([loadSubscription(), api.get('/workspace/modules'), loadMembers()])
      return { ...subscription, modules: modules.data, seats: members.filter(member => member.status === 'active').length }
    })
    const period = ref('month')
    const wanted = ref(null)
    const position = plan => data.value.plans.findIndex(one => one.code === plan?.code)
    const trialDays = computed(() => (data.value.workspace.trial_ends_at ? daysUntil(data.value.workspace.trial_ends_at.slice(0, 10)) : null))

    /** Other modules mean other pages, types and rights. */
    async function renew() {
      await Promise.all([data.reload(), loadSession(), loadMetadata()])
      await loadPlugs(session.modules)
    }
    async function turn(module, isOn) {
      try {
        await api.put(`/workspace/modules/${module.id}`, { enabled: isOn })
        notify.ok(t(isOn ? 'settings.plan.turnedOn' : 'settings.plan.turnedOff', { title: module.title }))
        await renew()
      } catch (problem) {
        notify.problem(problem)
      }
    }
    async function close(hasChanged) {
      wanted.value = null
      if (hasChanged) await renew()
    }

    const trial = () => {
      const { hasTrialEnded, workspace, plan } = data.value
      if (workspace.trial_ends_at === null) return null
      const day = formatDate(workspace.trial_ends_at)
      return (
        <p class={['gx-advice', hasTrialEnded && 'gx-advice-bad']} role="status"><QIcon name={hasTrialEnded ? 'hourglass_disabled' : 'hourglass_top'} size="18px"/><span>
          {hasTrialEnded ? t('settings.plan.trialEnded', { day }) : t('settings.plan.trialUntil', { plan: plan?.name, day, n: Math.max(0, trialDays.value) })}
        </span></p>
      )
    }
    const overdue = () => data.value.workspace.status === 'past_due' && (
      <p class="gx-advice gx-advice-bad" role="status"><QIcon name="receipt_long" size="18px"/><span>{t('settings.plan.overdue')}</span></p>
    )
    const cards = () => (
      <div class="gx-plans">{data.value.plans.map(plan => (
        <PlanCard
          key={plan.code} plan={plan} below={data.value.plans[position(plan) - 1]} modules={data.value.modules} period={period.value}
          isCurrent={plan.code === data.value.plan?.code} isOnTrial={data.value.workspace.trial_ends_at !== null} step={position(plan) - position(data.value.plan)}
          mayChoose={allowed('tenants.plan.change')} onChoose={() => { wanted.value = plan }}
        />
      ))}</div>
    )
    const periods = () => (
      <QBtnToggle
        class="gx-toggle-group" unelevated no-caps dense toggle-color="primary" modelValue={period.value} aria-label={t('settings.plan.period')}
        options={['month', 'year'].map(value => ({ value, label: t(`settings.plan.${value}`) }))} onUpdate:modelValue={value => { period.value = value }}
      />
    )

    return () => (
      <SettingsPage wide title={t('tenants.plan')} lead={t('settings.plan.lead')}>{() => (
        <Loaded of={data} lines={8}>{() => [
          overdue(),
          trial(),
          <Panel flush title={t('settings.plan.modules')} lead={t('settings.plan.modulesLead')}>{() => (
            <ModuleSwitches modules={data.value.modules} plans={data.value.plans} onTurn={turn}/>
          )}</Panel>,
          <Panel title={t('settings.plan.plans')} lead={t('settings.plan.plansLead')}>{{ actions: periods, default: cards }}</Panel>,
          wanted.value && (
            <PlanChange
              to={wanted.value} from={data.value.plan} modules={data.value.modules} seats={data.value.seats}
              step={position(wanted.value) - position(data.value.plan)} onClose={close}
            />
          ),
        ]}</Loaded>
      )}</SettingsPage>
    )
  },
})
