import { computed, defineComponent, onMounted, ref } from 'vue'
import { api } from '../../../Core/Web/app/client.js'
import { language, t } from '../../../Core/Web/app/messages.js'
import { route } from '../../../Core/Web/app/router.js'
import { FormProblem } from '../form/FormProblem.jsx'
import { PasswordInput } from '../form/PasswordInput.jsx'
import { SubmitButton } from '../form/SubmitButton.jsx'
import { TextInput } from '../form/TextInput.jsx'
import { passwordRules } from '../form/password.js'
import { missing, useForm } from '../form/useForm.js'
import { LinkState } from './LinkState.jsx'
import { VisitorPage } from './VisitorPage.jsx'
import { enter } from './entrance.js'
import { QIcon } from 'quasar'

/** `/invitations/:token`: who was invited takes the place. */
export default defineComponent({
  name: 'Invitation',
  setup() {
    const path = `/invitations/${encodeURIComponent(route.params.token)}/acceptance`
    const offer = ref(null)
    const problem = ref(null)
    const form = useForm({ initial: { name: '', password: '' }, check, send, explain })
    const known = computed(() => [form.values.name, offer.value?.email, offer.value?.workspace].filter(Boolean))

    function check(values) {
      const found = missing(values, ['name', 'password'])
      const broken = found.password ? null : passwordRules(values.password, known.value).find(rule => !rule.met)
      return broken ? { ...found, password: t(`tenants.form.rule.${broken.name}`) } : found
    }
    async function send(values) {
      await api.post(path, { name: values.name.trim(), password: values.password, language: language.value })
      await enter()
    }
    function explain(found) {
      if (found.code === 'link_invalid') problem.value = found
      return found.code === 'quota_exceeded' ? t('visitor.noSeat') : null
    }
    async function look() {
      problem.value = null
      try {
        offer.value = await api.get(path)
        form.values.name = offer.value.name ?? ''
      } catch (found) {
        problem.value = found
      }
    }
    onMounted(look)

    const body = () => (
      <form class="gx-entrance-form" noValidate onSubmit={event => { event.preventDefault(); form.submit() }}>
        <div class="gx-offer"><QIcon name="mark_email_read" size="20px"/><span><b>{offer.value.email}</b><small>{t('visitor.invitedAs')}</small></span></div>
        <FormProblem state={form.state}/>
        <input type="email" name="username" autocomplete="username" value={offer.value.email} hidden readonly/>
        <TextInput {...form.bind('name')} label={t('visitor.name')} autocomplete="name" maxlength={100} required autofocus={form.values.name === ''}/>
        <PasswordInput {...form.bind('password')} label={t('visitor.choosePassword')} known={known.value} autofocus={form.values.name !== ''}/>
        <SubmitButton state={form.state} label={t('visitor.join')}/>
      </form>
    )

    return () => {
      if (!offer.value || problem.value) return <LinkState problem={problem.value} dead={t('visitor.deadInvitation')} onRetry={look}/>
      const { inviter, workspace } = offer.value
      const title = inviter ? t('visitor.invitedBy', { inviter, workspace }) : t('visitor.invitationTitle', { workspace })
      return <VisitorPage title={title} lead={t('visitor.invitationLead')}>{{ default: body }}</VisitorPage>
    }
  },
})
