import { computed, defineComponent } from 'vue'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { FieldInput } from '../../../Core/Web/parts/FieldInput.jsx'
import { missing, useForm } from '../form/useForm.js'
import { SettingsDialog } from './SettingsDialog.jsx'
import { teamChoices } from './directory.js'

/** A new team (one without an id), or changes to one. */
export const TeamDialog = defineComponent({
  name: 'TeamDialog',
  props: { team: { type: Object, required: true }, teams: { type: Array, required: true } },
  emits: ['close'],
  setup(props, { emit }) {
    const { id, name = '', parent = null, description = null } = props.team
    const form = useForm({
      initial: { name, parent, description },
      check: values => missing(values, ['name']),
      async send(values) {
        await (id ? api.patch(`/teams/${id}`, values, { record: props.team }) : api.post('/teams', values))
        notify.ok(t(id ? 'tenants.form.saved' : 'settings.teams.created', { name: values.name }))
        emit('close', true)
      },
    })
    const choices = teamChoices(props.teams, id)
    const fields = computed(() => [
      { name: 'name', title: t('settings.teams.name'), kind: 'text', required: true, maximum_length: 100 },
      choices.length > 0 && { name: 'parent', title: t('settings.teams.parent'), kind: 'choice', choices },
      { name: 'description', title: t('settings.teams.description'), kind: 'text', maximum_length: 500 },
    ].filter(Boolean))

    return () => (
      <SettingsDialog
        title={id ? t('settings.teams.editTitle', { name }) : t('settings.teams.new')} action={id ? '' : t('settings.teams.create')} form={form}
        onClose={() => emit('close', false)}
      >{() => fields.value.map((field, index) => <FieldInput key={field.name} {...form.bind(field.name)} field={field} autofocus={index === 0}/>)}</SettingsDialog>
    )
  },
})
