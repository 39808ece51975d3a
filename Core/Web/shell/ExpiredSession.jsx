import { defineComponent, ref } from 'vue'
import { QBtn, QDialog, QInput } from 'quasar'
import { t } from '../app/messages.js'
import { problemText } from '../app/notify.js'
import { giveUp, session, signIn } from '../app/session.js'

/** Over the page, when the session ended meanwhile: one password, and everything that waited goes on. */
export default defineComponent({
  name: 'GxExpiredSession',
  setup() {
    const password = ref('')
    const error = ref('')
    const isBusy = ref(false)
    const send = async event => {
      event.preventDefault()
      isBusy.value = true
      error.value = ''
      await signIn({ workspace: session.workspace.slug, email: session.user.email, password: password.value })
        .catch(problem => { error.value = problemText(problem) })
      isBusy.value = false
    }
    return () => (
      <QDialog modelValue persistent aria-labelledby="gx-expired-title">{() =>
        // Quasar lets the mouse reach a div in a dialog, nothing else
        <div class="gx-dialog gx-dialog--small"><form onSubmit={send}>
          <h2 id="gx-expired-title">{t('shell.expiredTitle')}</h2>
          <p class="gx-dialog__text">{t('shell.expiredText')}</p>
          <input type="email" name="email" autocomplete="username" value={session.user.email} readonly hidden aria-hidden="true"/>
          <p class="gx-expired__who">{session.user.email}</p>
          <QInput outlined dense autofocus type="password" name="password" autocomplete="current-password" label={t('shell.password')} modelValue={password.value}
            onUpdate:modelValue={value => { password.value = value }} error={!!error.value} errorMessage={error.value}/>
          <div class="gx-dialog__actions">
            <QBtn flat noCaps label={t('shell.leave')} onClick={giveUp}/>
            <QBtn unelevated noCaps color="primary" type="submit" loading={isBusy.value} disable={!password.value} label={t('shell.signIn')}/>
          </div>
        </form></div>}</QDialog>
    )
  },
})
