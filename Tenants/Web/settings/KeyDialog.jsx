import { computed, defineComponent } from 'vue'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../Core/Web/parts/FieldInput.jsx'
import { missing, useForm } from '../form/useForm.js'
import { RoleChoice } from './RoleChoice.jsx'
import { SettingsDialog } from './SettingsDialog.jsx'
import { roles } from './roles.js'

const lifetimes = ['30', '90', '365', 'never']
const day = 86_400_000
// a key has no assigned roles, so that "by roles" would be nothing
const keyRoles = roles.filter(role => role !== 'limited')

/** Makes a key; `close` hands it over, or null. */
export const KeyDialog = defineComponent({
  name: 'KeyDialog',
  emits: ['close'],
  setup(_, { emit }) {
    const form = useForm({
      initial: { name: '', role: 'read_only', lifetime: '90' },
      check: values => missing(values, ['name']),
      async send({ name, role, lifetime }) {
        const expiry = lifetime === 'never' ? {} : { expires_at: new Date(Date.now() + Number(lifetime) * day).toISOString() }
        emit('close', await api.post('/api-keys', { name, role, ...expiry }))
      },
    })
    const fields = computed(() => ({
      name: { name: 'name', title: t('settings.keys.name'), kind: 'text', required: true, maximum_length: 200 },
      lifetime: {
        name: 'lifetime', title: t('settings.keys.expires'), kind: 'choice', required: true,
        choices: lifetimes.map(code => ({ code, title: t(`settings.keys.lifetime.days${code}`) })),
      },
    }))

    return () => (
      <SettingsDialog
        title={t('settings.keys.new')} lead={t('settings.keys.newLead')} action={t('settings.keys.create')} form={form} onClose={() => emit('close', null)}
      >{() => [
        <FieldInput {...form.bind('name')} field={fields.value.name} placeholder={t('settings.keys.nameExample')} autofocus/>,
        <FieldInput {...form.bind('lifetime')} field={fields.value.lifetime}/>,
        <RoleChoice {...form.bind('role')} name="key-role" offered={keyRoles}/>,
      ]}</SettingsDialog>
    )
  },
})
