import { computed, defineComponent, ref } from 'vue'
import { QBtn, QBtnToggle, QIcon, QInput } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { confirm } from '../../../Core/Web/parts/Confirm.jsx'
import { EmptyState } from '../../../Core/Web/parts/EmptyState.jsx'
import { Invitations } from './Invitations.jsx'
import { InviteDialog } from './InviteDialog.jsx'
import { Loaded } from './Loaded.jsx'
import { MemberDialog } from './MemberDialog.jsx'
import { MemberTable } from './MemberTable.jsx'
import { Panel } from './Panel.jsx'
import { SeatMeter } from './SeatMeter.jsx'
import { SettingsPage } from './SettingsPage.jsx'
import { loadMembers, loadSubscription, loadTeams } from './directory.js'
import { loadAssignments, loadRoles } from './roles/directory.js'
import { useLoad } from './useLoad.js'

/** `/settings/members`: who works here, as what, and who is invited. */
export default defineComponent({
  name: 'MemberSettings',
  setup() {
    const data = useLoad(async () => {
      const [members, teams, roles, assignments, invitations, subscription] = await Promise.all([
        loadMembers(), loadTeams(), loadRoles(), loadAssignments(), api.get('/invitations'), loadSubscription(),
      ])
      return { members, teams, roles, assignments, invitations: invitations.data, subscription }
    })
    const needle = ref('')
    const status = ref('active')
    const open = ref(null)

    const isActive = member => member.status === 'active'
    const used = computed(() => data.value.members.filter(isActive).length)
    const seats = computed(() => data.value.subscription.plan?.limits.seats ?? null)
    const isOwner = member => member.role === 'owner' && isActive(member)
    const isOnlyOwner = member => isOwner(member) && data.value.members.filter(isOwner).length === 1
    const shown = computed(() => {
      const wanted = needle.value.trim().toLowerCase()
      return data.value.members.filter(member => (status.value === 'active') === isActive(member))
        .filter(member => !wanted || `${member.name} ${member.email}`.toLowerCase().includes(wanted))
    })

    async function deactivate(member) {
      const title = t('settings.members.deactivateTitle', { name: member.name })
      const isSure = await confirm({ title, message: t('settings.members.deactivateText'), action: t('settings.members.deactivate'), isDanger: true })
      if (isSure) await change(() => api.post(`/users/${member.id}/deactivation`), t('settings.members.deactivated', { name: member.name }))
    }
    const reactivate = member => change(() => api.delete(`/users/${member.id}/deactivation`), t('settings.members.reactivated', { name: member.name }))

    async function change(act, done) {
      try {
        await act()
        notify.ok(done)
        await data.reload()
      } catch (problem) {
        notify.problem(problem.code === 'quota_exceeded' ? t('settings.members.noSeat', { n: seats.value }) : problem)
      }
    }
    const close = hasChanged => {
      open.value = null
      if (hasChanged) data.reload()
    }

    const dialog = () => {
      const { kind, member } = open.value ?? {}
      if (kind === 'invite') return <InviteDialog teams={data.value.teams} roles={data.value.roles} isFull={seats.value !== null && used.value >= seats.value} onClose={close}/>
      if (kind === 'member') {
        const { teams, roles, assignments } = data.value
        return <MemberDialog member={member} teams={teams} roles={roles} assignments={assignments} isOnlyOwner={isOnlyOwner(member)} onClose={close}/>
      }
      return null
    }
    const tools = () => (
      <div class="gx-area-tools">
        <QInput
          class="gx-input gx-settings-search" outlined dense clearable modelValue={needle.value} placeholder={t('settings.members.search')}
          aria-label={t('settings.members.search')} onUpdate:modelValue={text => { needle.value = text ?? '' }}
        >{{ prepend: () => <QIcon name="search" size="18px"/> }}</QInput>
        <QBtnToggle
          class="gx-toggle-group" unelevated no-caps dense toggle-color="primary" modelValue={status.value} aria-label={t('settings.members.status')}
          options={['active', 'disabled'].map(value => ({ value, label: t(`settings.members.${value}`) }))} onUpdate:modelValue={value => { status.value = value }}
        />
      </div>
    )

    const invite = () => (
      <QBtn
        unelevated no-caps color="primary" icon="person_add" label={t('settings.members.invite')} disable={data.value === null}
        onClick={() => { open.value = { kind: 'invite' } }}
      />
    )
    const table = () => (
      <MemberTable
        members={shown.value} teams={data.value.teams} roles={data.value.roles} assignments={data.value.assignments} isOnlyOwner={isOnlyOwner} onEdit={member => { open.value = { kind: 'member', member } }}
        onDeactivate={deactivate} onReactivate={reactivate}
      />
    )

    return () => (
      <SettingsPage wide title={t('tenants.members')} lead={t('settings.members.lead')}>{{
        actions: invite,
        default: () => (
          <Loaded of={data} lines={8}>{() => [
            <SeatMeter used={used.value} seats={seats.value} plan={data.value.subscription.plan?.name}/>,
            data.value.invitations.length > 0 && <Invitations invitations={data.value.invitations} teams={data.value.teams} roles={data.value.roles} onChange={data.reload}/>,
            <Panel flush title={t('settings.members.title')}>{() => [
              tools(),
              shown.value.length > 0 ? table() : <EmptyState dense icon="person_search" title={t(needle.value ? 'settings.members.noneFound' : 'settings.members.noneDisabled')}/>,
            ]}</Panel>,
            dialog(),
          ]}</Loaded>
        ),
      }}</SettingsPage>
    )
  },
})
