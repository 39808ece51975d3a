import { computed, defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { language, t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { FieldInput } from '../../../Core/Web/parts/FieldInput.jsx'
import { isEmail, missing, useForm } from '../form/useForm.js'
import { RoleChoice } from './RoleChoice.jsx'
import { SettingsDialog } from './SettingsDialog.jsx'
import { teamChoices } from './directory.js'
import { RolesInput } from './roles/RolesInput.jsx'
import { mayAssign } from './roles/directory.js'
import { languageChoices } from './languages.js'

/** Invites somebody by e-mail to a base role, further roles and perhaps a team. */
export const InviteDialog = defineComponent({
  name: 'InviteDialog',
  props: { teams: { type: Array, required: true }, roles: { type: Array, required: true }, isFull: Boolean },
  emits: ['close'],
  setup(props, { emit }) {
    const form = useForm({
      initial: { email: '', name: '', role: 'member', roles: [], team: null, language: language.value },
      check: values => {
        const found = missing(values, ['email'])
        return found.email || isEmail(values.email) ? found : { email: t('tenants.form.email') }
      },
      async send(values) {
        const filled = Object.entries(values).filter(([, value]) => value !== null && value !== '' && value.length !== 0)
        await api.post('/invitations', Object.fromEntries(filled))
        notify.ok(t('settings.members.invitationSent', { email: values.email }))
        emit('close', true)
      },
    })
    const fields = computed(() => ({
      email: { name: 'email', title: t('settings.members.email'), kind: 'email', required: true },
      name: { name: 'name', title: t('settings.members.name'), kind: 'text', maximum_length: 100 },
      team: { name: 'team', title: t('settings.members.team'), kind: 'choice', choices: teamChoices(props.teams) },
      language: { name: 'language', title: t('settings.members.language'), kind: 'choice', required: true, choices: languageChoices() },
    }))
    const input = (name, extra) => <FieldInput {...form.bind(name)} field={fields.value[name]} {...extra}/>

    return () => (
      <SettingsDialog
        title={t('settings.members.inviteTitle')} lead={t('settings.members.inviteLead')} action={t('settings.members.sendInvitation')} form={form}
        onClose={() => emit('close', false)}
      >{() => [
        props.isFull && <p class="gx-advice"><QIcon name="info" size="18px"/>{t('settings.members.fullAdvice')}</p>,
        input('email', { autofocus: true }),
        input('name'),
        <RoleChoice {...form.bind('role')} name="invite-role"/>,
        props.roles.length > 0 && mayAssign() && <RolesInput {...form.bind('roles')} roles={props.roles} base={form.values.role}/>,
        <div class="gx-settings-pair">{[props.teams.length > 0 && input('team'), input('language')]}</div>,
      ]}</SettingsDialog>
    )
  },
})
