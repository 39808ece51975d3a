import { computed, defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { load as loadSession, session } from '../../../Core/Web/app/session.js'
import { FieldInput } from '../../../Core/Web/parts/FieldInput.jsx'
import { confirm } from '../../../Core/Web/parts/Confirm.jsx'
import { useForm } from '../form/useForm.js'
import { RoleChoice } from './RoleChoice.jsx'
import { SettingsDialog } from './SettingsDialog.jsx'
import { teamChoices } from './directory.js'
import { RolesInput } from './roles/RolesInput.jsx'
import { assignRoles, mayAssign, rolesOf } from './roles/directory.js'
import { roleTitle, roles } from './roles.js'

/** Changes a member's name, team, base role and assigned roles. */
export const MemberDialog = defineComponent({
  name: 'MemberDialog',
  props: {
    member: { type: Object, required: true }, teams: { type: Array, required: true }, roles: { type: Array, required: true },
    assignments: { type: Array, required: true }, isOnlyOwner: Boolean,
  },
  emits: ['close'],
  setup(props, { emit }) {
    const { id, name, team, role } = props.member
    const had = rolesOf(props.assignments, id)
    const form = useForm({ initial: { name, team, role, roles: had }, send })
    const fields = computed(() => ({
      name: { name: 'name', title: t('settings.members.name'), kind: 'text', required: true, maximum_length: 100 },
      team: { name: 'team', title: t('settings.members.team'), kind: 'choice', choices: teamChoices(props.teams) },
    }))
    const isOneself = id === session.user.id

    async function send(values) {
      if (values.role !== role && !(await mayStepDown(values.role))) return
      if (values.name !== name || values.team !== team) await api.patch(`/users/${id}`, { name: values.name, team: values.team }, { record: props.member })
      if (values.role !== role) await api.put(`/users/${id}/role`, { role: values.role })
      await assignRoles(id, values.roles, props.assignments)
      if (isOneself) await loadSession()
      notify.ok(t('tenants.form.saved'))
      emit('close', true)
    }
    /** Whoever gives away their own rights can't take them back. */
    function mayStepDown(next) {
      if (!isOneself || roles.indexOf(next) <= roles.indexOf(role)) return true
      const title = t('settings.members.stepDownTitle', { role: roleTitle(next) })
      return confirm({ title, message: t('settings.members.stepDownText'), action: t('settings.members.stepDown'), isDanger: true })
    }

    return () => (
      <SettingsDialog title={t('settings.members.editTitle', { name })} form={form} onClose={() => emit('close', false)}>{() => [
        <FieldInput {...form.bind('name')} field={fields.value.name}/>,
        props.teams.length > 0 && <FieldInput {...form.bind('team')} field={fields.value.team}/>,
        <RoleChoice {...form.bind('role')} name="member-role" disabled={props.isOnlyOwner}/>,
        props.roles.length > 0 && mayAssign() && <RolesInput {...form.bind('roles')} roles={props.roles} base={form.values.role}/>,
        props.isOnlyOwner && <p class="gx-advice"><QIcon name="info" size="18px"/>{t('settings.members.onlyOwner')}</p>,
      ]}</SettingsDialog>
    )
  },
})
