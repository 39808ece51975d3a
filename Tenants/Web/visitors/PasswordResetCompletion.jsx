import { computed, defineComponent, onMounted, ref } from 'vue'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { go, route } from '../../../Core/Web/app/router.js'
import { FormProblem } from '../form/FormProblem.jsx'
import { PasswordInput } from '../form/PasswordInput.jsx'
import { SubmitButton } from '../form/SubmitButton.jsx'
import { passwordRules } from '../form/password.js'
import { missing, useForm } from '../form/useForm.js'
import { LinkState } from './LinkState.jsx'
import { VisitorPage } from './VisitorPage.jsx'
import { remember } from './remembered.js'
import { QIcon } from 'quasar'

/** `/password-resets/:token`: a new password by a link from a mail, once. */
export default defineComponent({
  name: 'PasswordResetCompletion',
  setup() {
    const path = `/password-resets/${encodeURIComponent(route.params.token)}`
    const account = ref(null)
    const problem = ref(null)
    const form = useForm({
      initial: { password: '' },
      check(values) {
        const found = missing(values, ['password'])
        const broken = found.password ? null : passwordRules(values.password, known.value).find(rule => !rule.met)
        return broken ? { password: t(`tenants.form.rule.${broken.name}`) } : found
      },
      async send(values) {
        await api.post(`${path}/completion`, { password: values.password })
        remember(account.value)
        notify.ok(t('visitor.passwordSet'))
        await go('/sign-in', { replace: true })
      },
      explain: found => {
        if (found.code === 'link_invalid') problem.value = found
        return null
      },
    })
    const known = computed(() => (account.value ? [account.value.email, account.value.workspace] : []))

    async function look() {
      problem.value = null
      try {
        account.value = await api.get(path)
      } catch (found) {
        problem.value = found
      }
    }
    onMounted(look)

    const body = () => (
      <form class="gx-entrance-form" noValidate onSubmit={event => { event.preventDefault(); form.submit() }}>
        <div class="gx-offer"><QIcon name="domain" size="20px"/><span><b>{account.value.workspace}</b><small>{account.value.email}</small></span></div>
        <FormProblem state={form.state}/>
        <input type="email" name="username" autocomplete="username" value={account.value.email} hidden readonly/>
        <PasswordInput {...form.bind('password')} label={t('visitor.newPassword')} known={known.value} autofocus/>
        <SubmitButton state={form.state} label={t('visitor.setPassword')}/>
      </form>
    )

    return () => {
      const remedy = { label: t('visitor.newLink'), to: '/password-resets' }
      if (!account.value || problem.value) return <LinkState problem={problem.value} dead={t('visitor.deadReset')} remedy={remedy} onRetry={look}/>
      return <VisitorPage title={t('visitor.completionTitle')} lead={t('visitor.completionLead')}>{{ default: body }}</VisitorPage>
    }
  },
})
