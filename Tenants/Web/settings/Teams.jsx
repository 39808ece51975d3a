import { computed, defineComponent, ref } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { can } from '../../../Core/Web/app/session.js'
import { confirm } from '../../../Core/Web/parts/Confirm.jsx'
import { EmptyState } from '../../../Core/Web/parts/EmptyState.jsx'
import { Loaded } from './Loaded.jsx'
import { Panel } from './Panel.jsx'
import { SettingsPage } from './SettingsPage.jsx'
import { TeamDialog } from './TeamDialog.jsx'
import { TeamMembers } from './TeamMembers.jsx'
import { TeamRow } from './TeamRow.jsx'
import { loadMembers, loadTeams, treeOf } from './directory.js'
import { useLoad } from './useLoad.js'

/** `/settings/teams`: the departments as a tree, with who is in each. */
export default defineComponent({
  name: 'TeamSettings',
  setup() {
    const data = useLoad(async () => {
      const [teams, members] = await Promise.all([loadTeams(), loadMembers()])
      return { teams, members: members.filter(member => member.status === 'active') }
    })
    const editing = ref(null)
    const opened = ref(null)
    const tree = computed(() => treeOf(data.value.teams))
    const membersOf = team => data.value.members.filter(member => member.team === team.id)

    const close = hasChanged => {
      editing.value = null
      if (hasChanged) data.reload()
    }
    async function remove(team) {
      const isSure = await confirm({
        title: t('settings.teams.deleteTitle', { name: team.name }), message: t('settings.teams.deleteText'), action: t('settings.teams.delete'), isDanger: true,
      })
      if (!isSure) return
      try {
        await api.delete(`/teams/${team.id}`, { record: team })
        notify.undo(t('settings.teams.deleted', { name: team.name }), async () => {
          await api.post(`/teams/${team.id}/restoration`)
          await data.reload()
        })
        await data.reload()
      } catch (problem) {
        notify.problem(problem)
      }
    }

    const row = ({ team, depth }) => (
      <li key={team.id} class="gx-team">
        <TeamRow
          team={team} depth={depth} count={membersOf(team).length} isOpen={opened.value === team.id}
          onToggle={() => { opened.value = opened.value === team.id ? null : team.id }}
          onEdit={() => { editing.value = team }} onAdd={() => { editing.value = { parent: team.id } }} onRemove={() => remove(team)}
        />
        {opened.value === team.id && <TeamMembers team={team} members={data.value.members} onChange={data.reload}/>}
      </li>
    )
    const create = () => <QBtn unelevated no-caps color="primary" icon="add" label={t('settings.teams.new')} onClick={() => { editing.value = {} }}/>
    const empty = () => (
      <EmptyState icon="account_tree" title={t('settings.teams.none')} text={t('settings.teams.noneText')}>{create}</EmptyState>
    )

    return () => (
      <SettingsPage title={t('tenants.teams')} lead={t('settings.teams.lead')}>{{
        actions: () => can('create', 'team') && create(),
        default: () => (
          <Loaded of={data} lines={6}>{() => [
            <Panel flush>{() => (tree.value.length > 0 ? <ul class="gx-settings-lines gx-teams">{tree.value.map(row)}</ul> : empty())}</Panel>,
            editing.value && <TeamDialog team={editing.value} teams={data.value.teams} onClose={close}/>,
          ]}</Loaded>
        ),
      }}</SettingsPage>
    )
  },
})
