import { defineComponent, ref } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { formatDate, relativeTime } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'
import { confirm } from '../../../Core/Web/parts/Confirm.jsx'
import { EmptyState } from '../../../Core/Web/parts/EmptyState.jsx'
import { KeyDialog } from './KeyDialog.jsx'
import { Loaded } from './Loaded.jsx'
import { NewKey } from './NewKey.jsx'
import { Panel } from './Panel.jsx'
import { SettingsPage } from './SettingsPage.jsx'
import { attempt } from './attempt.js'
import { roleTitle } from './roles.js'
import { useLoad } from './useLoad.js'

const columns = ['name', 'role', 'lastUsed', 'expires']

/** `/settings/api-keys`: keys for programs. */
export default defineComponent({
  name: 'KeySettings',
  setup() {
    const keys = useLoad(async () => (await api.get('/api-keys')).data)
    const isCreating = ref(false)
    const created = ref(null)

    async function take(key) {
      isCreating.value = false
      created.value = key
      if (key) await keys.reload()
    }
    async function revoke(key) {
      const isSure = await confirm({
        title: t('settings.keys.revokeTitle', { name: key.name }), message: t('settings.keys.revokeText'), action: t('settings.keys.revoke'), isDanger: true,
      })
      if (!isSure) return
      await attempt(() => api.delete(`/api-keys/${key.id}`), t('settings.keys.revoked', { name: key.name }))
      await keys.reload()
    }
    const expiry = key => {
      if (!key.expires_at) return <span class="gx-muted">{t('settings.keys.never')}</span>
      const hasExpired = Date.parse(key.expires_at) <= Date.now()
      return hasExpired ? <span class="gx-state gx-state-bad">{t('settings.keys.expired')}</span> : formatDate(key.expires_at)
    }
    const lastUse = key => (key.last_used_at ? relativeTime(key.last_used_at) : <span class="gx-muted">{t('settings.keys.neverUsed')}</span>)
    const row = key => (
      <tr key={key.id}>
        <td class="gx-cell-main"><span class="gx-person"><b>{key.name}</b><small><code>{key.hint}</code></small></span></td>
        <td data-label={t('settings.keys.role')}><span class={`gx-role gx-role-${key.role}`}>{roleTitle(key.role)}</span></td>
        <td data-label={t('settings.keys.lastUsed')}>{lastUse(key)}</td>
        <td data-label={t('settings.keys.expires')}>{expiry(key)}</td>
        <td class="gx-cell-actions">
          <QBtn flat dense no-caps color="negative" label={t('settings.keys.revoke')} aria-label={t('settings.keys.revokeNamed', { name: key.name })} onClick={() => revoke(key)}/>
        </td>
      </tr>
    )
    const table = () => (
      <table class="gx-settings-table">
        <thead><tr>
          {columns.map(column => <th key={column} scope="col">{t(`settings.keys.${column}`)}</th>)}
          <th><span class="gx-visually-hidden">{t('settings.actions')}</span></th>
        </tr></thead>
        <tbody>{keys.value.map(row)}</tbody>
      </table>
    )
    const create = () => <QBtn unelevated no-caps color="primary" icon="add" label={t('settings.keys.new')} onClick={() => { isCreating.value = true }}/>

    const empty = () => <EmptyState icon="key" title={t('settings.keys.none')} text={t('settings.keys.noneText')}>{create}</EmptyState>

    return () => (
      <SettingsPage wide title={t('tenants.keys')} lead={t('settings.keys.lead')}>{{
        actions: create,
        default: () => (
          <Loaded of={keys}>{() => [
            created.value && <NewKey issued={created.value} onDone={() => { created.value = null }}/>,
            <Panel flush>{() => (keys.value.length > 0 ? table() : empty())}</Panel>,
            isCreating.value && <KeyDialog onClose={take}/>,
          ]}</Loaded>
        ),
      }}</SettingsPage>
    )
  },
})
