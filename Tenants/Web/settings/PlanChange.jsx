import { computed, defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { formatNumber } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { useForm } from '../form/useForm.js'
import { SettingsDialog } from './SettingsDialog.jsx'

/** Asks once more before the plan changes, and says what comes, what goes and what stays. */
export const PlanChange = defineComponent({
  name: 'PlanChange',
  props: {
    to: { type: Object, required: true },
    from: { type: Object, default: null },
    modules: { type: Array, required: true },
    /** Active members. */
    seats: { type: Number, required: true },
    /** How many plans up, or down where negative. */
    step: { type: Number, required: true },
  },
  emits: ['close'],
  setup(props, { emit }) {
    const form = useForm({
      initial: { plan: props.to.code },
      async send(values) {
        await api.put('/workspace/plan', values)
        notify.ok(t('settings.plan.changed', { plan: props.to.name }))
        emit('close', true)
      },
    })
    const has = (plan, module) => plan?.modules.includes(module.id) ?? false
    const titles = modules => modules.map(module => module.title).join(t('settings.comma'))
    const consequences = computed(() => {
      const gained = props.modules.filter(module => has(props.to, module) && !has(props.from, module))
      const lost = props.modules.filter(module => has(props.from, module) && !has(props.to, module))
      const limit = props.to.limits.seats
      return [
        gained.length > 0 && { icon: 'add_circle', words: t('settings.plan.gain', { modules: titles(gained) }) },
        lost.length > 0 && { icon: 'pause_circle', words: t('settings.plan.lose', { modules: titles(lost) }) },
        limit < props.seats && { icon: 'event_seat', words: t('settings.plan.tooManySeats', { used: formatNumber(props.seats), seats: formatNumber(limit) }) },
        { icon: 'lock', words: t('settings.plan.dataStays') },
        { icon: 'credit_card', words: t('settings.plan.payment') },
      ].filter(Boolean)
    })
    const direction = ['downgradeTitle', 'keepTitle', 'upgradeTitle'][Math.sign(props.step) + 1]
    const title = () => t(`settings.plan.${direction}`, { plan: props.to.name })

    return () => (
      <SettingsDialog title={title()} action={t('settings.plan.confirm', { plan: props.to.name })} form={form} onClose={() => emit('close', false)}>{() => (
        <ul class="gx-consequences">{consequences.value.map(({ icon, words }) => <li key={words}><QIcon name={icon} size="19px"/><span>{words}</span></li>)}</ul>
      )}</SettingsDialog>
    )
  },
})
