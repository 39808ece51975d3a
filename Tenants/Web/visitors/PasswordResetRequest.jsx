import { defineComponent, ref } from 'vue'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { route } from '../../../Core/Web/app/router.js'
import { Link } from '../../../Core/Web/parts/Link.jsx'
import { FormProblem } from '../form/FormProblem.jsx'
import { SubmitButton } from '../form/SubmitButton.jsx'
import { TextInput } from '../form/TextInput.jsx'
import { isEmail, missing, useForm } from '../form/useForm.js'
import { VisitorPage } from './VisitorPage.jsx'
import { remembered } from './remembered.js'
import { QBtn, QIcon } from 'quasar'

const advice = ['visitor.sentSpam', 'visitor.sentHours', 'visitor.sentTypo']

/** `/password-resets`: asks for a link by mail. The answer is the same whether the account exists or not. */
export default defineComponent({
  name: 'PasswordResetRequest',
  setup() {
    const sentTo = ref('')
    const last = remembered()
    const form = useForm({
      initial: { workspace: route.query.workspace || last.workspace, email: route.query.email || last.email },
      check: values => {
        const found = missing(values, ['workspace', 'email'])
        return found.email || isEmail(values.email) ? found : { ...found, email: t('tenants.form.email') }
      },
      async send(values) {
        await api.post('/password-resets', { workspace: values.workspace.trim().toLowerCase(), email: values.email.trim() })
        sentTo.value = values.email.trim()
      },
    })

    const sent = () => (
      <div class="gx-sent" role="status">
        <span class="gx-dead-mark gx-good-mark"><QIcon name="mark_email_read" size="28px"/></span>
        <ul class="gx-terms">{advice.map(key => <li key={key}><QIcon name="check" size="16px"/>{t(key)}</li>)}</ul>
        <QBtn outline no-caps color="primary" label={t('visitor.sendAgain')} onClick={() => { sentTo.value = '' }}/>
      </div>
    )
    const ask = () => (
      <form class="gx-entrance-form" noValidate onSubmit={event => { event.preventDefault(); form.submit() }}>
        <FormProblem state={form.state}/>
        <TextInput {...form.bind('workspace')} label={t('visitor.workspace')} hint={t('visitor.workspaceHint')} maxlength={50} required autofocus={form.values.workspace === ''}/>
        <TextInput {...form.bind('email')} label={t('visitor.email')} type="email" autocomplete="username" required autofocus={form.values.workspace !== ''}/>
        <SubmitButton state={form.state} label={t('visitor.sendLink')}/>
      </form>
    )

    return () => (
      <VisitorPage
        title={t(sentTo.value ? 'visitor.sentTitle' : 'visitor.resetTitle')}
        lead={sentTo.value ? t('visitor.sentLead', { email: sentTo.value }) : t('visitor.resetLead')}
      >{{ default: sentTo.value ? sent : ask, footer: () => <Link to="/sign-in">{() => t('visitor.backToSignIn')}</Link> }}</VisitorPage>
    )
  },
})
