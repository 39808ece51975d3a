import { computed, defineComponent } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { go } from '../../../../Core/Web/app/router.js'
import { can } from '../../../../Core/Web/app/session.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { Loaded } from '../Loaded.jsx'
import { Panel } from '../Panel.jsx'
import { SettingsPage } from '../SettingsPage.jsx'
import { attempt } from '../attempt.js'
import { all } from '../directory.js'
import { useLoad } from '../useLoad.js'
import { BaseRoles } from './BaseRoles.jsx'
import { RoleBin } from './RoleBin.jsx'
import { RoleRow } from './RoleRow.jsx'
import { loadAssignments, loadRoles } from './directory.js'
import { titleOfRole } from './names.js'
import './words.js'

const readyMade = ['sales', 'sales_manager', 'support_agent', 'marketer', 'auditor', 'intern']

/** `/settings/roles`: the roles that a workspace gives to its members. */
export default defineComponent({
  name: 'RoleSettings',
  setup() {
    const data = useLoad(async () => {
      const [roles, assignments, binned] = await Promise.all([loadRoles(), loadAssignments(), mayDelete() ? all('/roles', { deleted: true }) : []])
      return { roles, assignments, binned }
    })
    const mayCreate = () => can('create', 'role')
    const mayDelete = () => can('delete', 'role')
    const counts = computed(() => Map.groupBy(data.value.assignments, one => one.role))
    const countOf = role => counts.value.get(role.id)?.length ?? 0

    async function remove(role) {
      const [name, n] = [titleOfRole(role), countOf(role)]
      if (n > 0) return notify.problem(t('roles.inUse', { name, n }))
      if (!(await confirm({ title: t('roles.deleteTitle', { name }), message: t('roles.deleteText'), action: t('roles.delete'), isDanger: true }))) return
      try {
        await api.delete(`/roles/${role.id}`, { record: role })
        notify.undo(t('roles.deleted', { name }), () => restore(role))
      } catch (problem) {
        notify.problem(problem)
      }
      await data.reload()
    }
    async function restore(role) {
      await attempt(() => api.post(`/roles/${role.id}/restoration`), t('roles.restored', { name: titleOfRole(role) }))
      await data.reload()
    }

    async function addReadyMade() {
      await attempt(() => api.post('/roles/ready-made'), t('roles.readyMadeAdded'))
      await data.reload()
    }
    const lacksReadyMade = () => mayCreate() && readyMade.some(code => !data.value.roles.some(role => role.code === code))

    const create = () => <QBtn unelevated no-caps color="primary" icon="add" label={t('roles.new')} onClick={() => go('/settings/roles/new')}/>
    const row = role => (
      <RoleRow
        key={role.id} role={role} count={countOf(role)} mayChange={mayCreate() && mayDelete()}
        onDuplicate={() => go('/settings/roles/new', { query: { from: role.id } })} onRemove={() => remove(role)}
      />
    )
    const list = () => (data.value.roles.length > 0
      ? <ul class="gx-settings-lines">{data.value.roles.map(row)}</ul>
      : <EmptyState icon="badge" title={t('roles.none')} text={t('roles.noneText')}>{() => mayCreate() && create()}</EmptyState>)

    return () => (
      <SettingsPage wide title={t('tenants.roles')} lead={t('roles.lead')}>{{
        actions: () => mayCreate() && create(),
        default: () => (
          <Loaded of={data} lines={8}>{() => [
            <Panel flush title={t('roles.title')} lead={t('roles.titleLead')}>{{
              default: list,
              actions: () => lacksReadyMade() && <QBtn flat dense no-caps color="primary" label={t('roles.readyMade')} onClick={addReadyMade}/>,
            }}</Panel>,
            <BaseRoles/>,
            data.value.binned.length > 0 && <RoleBin roles={data.value.binned} onRestore={restore}/>,
          ]}</Loaded>
        ),
      }}</SettingsPage>
    )
  },
})
