import { defineComponent, nextTick, ref } from 'vue'
import { t } from '../../../Core/Web/app/messages.js'
import { go, href, route } from '../../../Core/Web/app/router.js'
import { session, signIn } from '../../../Core/Web/app/session.js'
import { Link } from '../../../Core/Web/parts/Link.jsx'
import { FormProblem } from '../form/FormProblem.jsx'
import { PasswordInput } from '../form/PasswordInput.jsx'
import { SubmitButton } from '../form/SubmitButton.jsx'
import { TextInput } from '../form/TextInput.jsx'
import { missing, useForm } from '../form/useForm.js'
import { VisitorPage } from './VisitorPage.jsx'
import { arrive, destination } from './entrance.js'
import { remembered } from './remembered.js'
import { QBtn, QIcon } from 'quasar'

/** `/sign-in`: workspace, e-mail, password. The workspace of the last time is there already. */
export default defineComponent({
  name: 'SignIn',
  setup() {
    if (session.state === 'member') go(destination(), { replace: true })
    const last = remembered()
    const workspace = route.query.workspace || last.workspace
    const isKnown = ref(workspace !== '')
    const form = useForm({
      initial: { workspace, email: workspace === last.workspace ? last.email : '', password: '' },
      check: values => missing(values, ['workspace', 'email', 'password']),
      async send(values) {
        const account = { workspace: values.workspace.trim().toLowerCase(), email: values.email.trim() }
        await signIn({ ...account, password: values.password })
        await arrive(destination())
      },
      explain: problem => {
        if (problem.status === 401) {
          form.values.password = ''
          nextTick(() => document.querySelector('input[name="password"]')?.focus())
        }
        return problem.isOffline ? t('visitor.offline') : null
      },
    })

    const chosenWorkspace = () => (
      <div class="gx-known-workspace">
        <QIcon name="domain" size="18px"/>
        <span class="gx-known-name"><small>{t('visitor.workspace')}</small><b>{form.values.workspace}</b></span>
        <QBtn flat dense no-caps size="md" color="primary" label={t('visitor.otherWorkspace')} onClick={() => { isKnown.value = false }}/>
      </div>
    )
    const workspaceInput = () => (
      <TextInput
        {...form.bind('workspace')} label={t('visitor.workspace')} hint={t('visitor.workspaceHint')} autocomplete="organization" maxlength={50} required
        autofocus={!isKnown.value}
      />
    )
    const forgotten = () => (
      <Link to={href('/password-resets', { workspace: form.values.workspace, email: form.values.email })} class="gx-quiet-link">{() => t('visitor.forgot')}</Link>
    )

    return () => (
      <VisitorPage title={t('visitor.signInTitle')} lead={t('visitor.signInLead')}>{{
        default: () => (
          <form class="gx-entrance-form" noValidate onSubmit={event => { event.preventDefault(); form.submit() }}>
            <FormProblem state={form.state}/>
            {isKnown.value ? chosenWorkspace() : workspaceInput()}
            <TextInput
              {...form.bind('email')} label={t('visitor.email')} type="email" autocomplete="username" required autofocus={isKnown.value && form.values.email === ''}
            />
            <PasswordInput {...form.bind('password')} label={t('visitor.password')} autofocus={isKnown.value && form.values.email !== ''}>{{
              corner: forgotten,
            }}</PasswordInput>
            <SubmitButton state={form.state} label={t('visitor.signIn')}/>
          </form>
        ),
        footer: () => [t('visitor.noWorkspace'), ' ', <Link to="/sign-up">{() => t('visitor.startTrial')}</Link>],
      }}</VisitorPage>
    )
  },
})
