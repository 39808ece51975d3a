import { defineComponent } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { route } from '../../../../Core/Web/app/router.js'
import { Loaded } from '../Loaded.jsx'
import { SettingsPage } from '../SettingsPage.jsx'
import { loadMembers } from '../directory.js'
import { useLoad } from '../useLoad.js'
import { RoleEditor } from './RoleEditor.jsx'
import { loadAssignments } from './directory.js'
import { titleOfRole } from './names.js'
import './words.js'

/** `/settings/roles/{id}` and `/settings/roles/new`, which may begin as a copy (`?from=`). */
export default defineComponent({
  name: 'RolePage',
  setup() {
    const { id } = route.params
    const { from } = route.query
    const data = useLoad(async () => {
      const [role, model, members, assignments] = await Promise.all([
        id ? api.get(`/roles/${id}`) : null, from ? api.get(`/roles/${from}`).then(copyOf) : null, id ? loadMembers() : [], id ? loadAssignments() : [],
      ])
      const holders = new Set(assignments.filter(one => one.role === id).map(one => one.user))
      return { role, model, holders: members.filter(member => holders.has(member.id)) }
    })
    const copyOf = role => ({ ...role, name_en: copyName(role.name_en), name_zh: copyName(role.name_zh) })
    const copyName = name => name && t('roles.copyOf', { name })
    const title = () => (data.value?.role ? titleOfRole(data.value.role) : t(id ? 'roles.title' : 'roles.newTitle'))

    return () => (
      <SettingsPage wide title={title()} back="/settings/roles" backLabel={t('roles.back')}>{() => (
        <Loaded of={data} lines={10}>{() => (
          <RoleEditor
            key={data.value.role?.id} role={data.value.role} model={data.value.model} holders={data.value.holders}
            onSaved={role => { data.value = { ...data.value, role } }}
          />
        )}</Loaded>
      )}</SettingsPage>
    )
  },
})
