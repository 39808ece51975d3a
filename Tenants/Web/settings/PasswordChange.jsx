import { computed, defineComponent, ref } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { session } from '../../../Core/Web/app/session.js'
import { FormProblem } from '../form/FormProblem.jsx'
import { PasswordInput } from '../form/PasswordInput.jsx'
import { SubmitButton } from '../form/SubmitButton.jsx'
import { passwordRules } from '../form/password.js'
import { missing, useForm } from '../form/useForm.js'
import { Panel } from './Panel.jsx'

/** A new password against the old one. Other devices are signed out. */
export const PasswordChange = defineComponent({
  name: 'PasswordChange',
  props: { account: { type: Object, required: true } },
  setup(props) {
    const isOpen = ref(false)
    const form = useForm({
      initial: { current_password: '', password: '' },
      check(values) {
        const found = missing(values, ['current_password', 'password'])
        const broken = found.password ? null : passwordRules(values.password, known.value).find(rule => !rule.met)
        return broken ? { ...found, password: t(`tenants.form.rule.${broken.name}`) } : found
      },
      async send(values) {
        await api.put('/account/password', { ...values })
        notify.ok(t('settings.account.passwordChanged'))
        close()
      },
    })
    const known = computed(() => [props.account.name, props.account.email, session.workspace.slug, session.workspace.name])
    function close() {
      isOpen.value = false
      for (const name of Object.keys(form.values)) form.write(name, '')
    }

    const body = () => (
      <form class="gx-settings-form" noValidate onSubmit={event => { event.preventDefault(); form.submit() }}>
        <FormProblem state={form.state}/>
        <input type="email" name="username" autocomplete="username" value={props.account.email} hidden readonly/>
        <div class="gx-settings-fields">
          <PasswordInput {...form.bind('current_password')} label={t('settings.account.currentPassword')} autofocus/>
          <PasswordInput {...form.bind('password')} label={t('settings.account.newPassword')} known={known.value}/>
        </div>
        <footer class="gx-area-foot">
          <QBtn flat no-caps label={t('tenants.form.cancel')} onClick={close}/>
          <SubmitButton state={form.state} label={t('settings.account.changePassword')}/>
        </footer>
      </form>
    )

    return () => (
      <Panel title={t('settings.account.password')} lead={t('settings.account.passwordLead')}>{{
        ...(!isOpen.value && { actions: () => <QBtn outline no-caps label={t('settings.account.changePassword')} onClick={() => { isOpen.value = true }}/> }),
        default: () => isOpen.value && body(),
      }}</Panel>
    )
  },
})
