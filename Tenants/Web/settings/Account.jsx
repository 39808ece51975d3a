import { computed, defineComponent } from 'vue'
import { api } from '../../../Core/Web/app/client.js'
import { setLanguage, t } from '../../../Core/Web/app/messages.js'
import { load as loadSession } from '../../../Core/Web/app/session.js'
import { UserChip } from '../../../Core/Web/parts/UserChip.jsx'
import { Loaded } from './Loaded.jsx'
import { Panel } from './Panel.jsx'
import { PasswordChange } from './PasswordChange.jsx'
import { Sessions } from './Sessions.jsx'
import { SettingsForm } from './SettingsForm.jsx'
import { SettingsPage } from './SettingsPage.jsx'
import { languageChoices } from './languages.js'
import { roleTitle } from './roles.js'
import { useLoad } from './useLoad.js'

/** `/settings/account`: one's own name, language, password and devices. */
export default defineComponent({
  name: 'AccountSettings',
  setup() {
    const account = useLoad(() => api.get('/account'))
    const fields = computed(() => [
      { name: 'name', title: t('settings.account.name'), kind: 'text', required: true, maximum_length: 100 },
      { name: 'language', title: t('settings.account.language'), kind: 'choice', required: true, choices: languageChoices() },
    ])

    async function save(changes) {
      account.value = await api.patch('/account', changes)
      await loadSession()
      setLanguage(account.value.language)
    }

    return () => (
      <SettingsPage title={t('tenants.account')} lead={t('settings.account.lead')}>{() => [
        <Loaded of={account}>{() => (
          <Panel title={t('settings.account.profile')}>{() => [
            <div class="gx-profile">
              <UserChip user={account.value} dense size={48}/>
              <span class="gx-person gx-grow"><b>{account.value.name}</b><small>{account.value.email}</small></span>
              <span class={`gx-role gx-role-${account.value.role}`}>{roleTitle(account.value.role)}</span>
            </div>,
            <SettingsForm fields={fields.value} values={account.value} save={save}/>,
          ]}</Panel>
        )}</Loaded>,
        account.value && <PasswordChange account={account.value}/>,
        <Sessions/>,
      ]}</SettingsPage>
    )
  },
})
