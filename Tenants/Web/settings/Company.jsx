import { computed, defineComponent } from 'vue'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { load as loadMetadata } from '../../../Core/Web/app/metadata.js'
import { session } from '../../../Core/Web/app/session.js'
import { currencyChoices } from '../../../Core/Web/import/currencies.js'
import { timeZoneChoices } from '../../../Core/Web/import/timeZones.js'
import { CopyText } from './CopyText.jsx'
import { Loaded } from './Loaded.jsx'
import { Panel } from './Panel.jsx'
import { SettingsForm } from './SettingsForm.jsx'
import { SettingsPage } from './SettingsPage.jsx'
import { languageChoices } from './languages.js'
import { useLoad } from './useLoad.js'

/** `/settings/company`: what the workspace is called, speaks, and reckons in. */
export default defineComponent({
  name: 'CompanySettings',
  setup() {
    const workspace = useLoad(() => api.get('/workspace'))
    const fields = computed(() => [
      { name: 'name', title: t('settings.company.name'), kind: 'text', required: true, maximum_length: 200 },
      { name: 'language', title: t('settings.company.language'), kind: 'choice', required: true, choices: languageChoices(), hint: t('settings.company.languageHint') },
      {
        name: 'time_zone', title: t('settings.company.timeZone'), kind: 'choice', required: true, choices: timeZoneChoices(workspace.value.time_zone),
        hint: t('settings.company.timeZoneHint'),
      },
      { name: 'currency', title: t('settings.company.currency'), kind: 'choice', required: true, choices: currencyChoices(), hint: t('settings.company.currencyHint') },
    ])

    async function save(changes) {
      workspace.value = await api.patch('/workspace', changes)
      session.workspace.name = workspace.value.name
      await loadMetadata()
    }

    return () => (
      <SettingsPage title={t('tenants.company')} lead={t('settings.company.lead')}>{() => (
        <Loaded of={workspace}>{() => [
          <Panel>{() => <SettingsForm fields={fields.value} values={workspace.value} save={save}/>}</Panel>,
          <Panel title={t('settings.company.address')} lead={t('settings.company.addressLead')}>{() => (
            <CopyText text={workspace.value.slug} label={t('settings.company.address')}/>
          )}</Panel>,
        ]}</Loaded>
      )}</SettingsPage>
    )
  },
})
