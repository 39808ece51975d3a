import { computed, defineComponent, ref } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { formatTime, relativeTime } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'
import { confirm } from '../../../Core/Web/parts/Confirm.jsx'
import { Loaded } from './Loaded.jsx'
import { Panel } from './Panel.jsx'
import { attempt } from './attempt.js'
import { device } from './device.js'
import { useLoad } from './useLoad.js'

const few = 6

/** Where somebody is signed in, and the ways to end that. */
export const Sessions = defineComponent({
  name: 'Sessions',
  setup() {
    const sessions = useLoad(async () => (await api.get('/account/sessions')).data)

    const isLong = ref(false)
    // this device first, whatever the order of the others
    const shown = computed(() => [...sessions.value].sort((a, b) => b.is_current - a.is_current).slice(0, isLong.value ? undefined : few))

    const end = (path, done) => attempt(() => api.delete(path), done).then(sessions.reload)
    async function endOthers() {
      const words = { title: t('settings.account.endAllTitle'), message: t('settings.account.endAllText'), action: t('settings.account.endAll') }
      const isSure = await confirm({ ...words, isDanger: true })
      if (isSure) await end('/account/sessions', t('settings.account.endedAll'))
    }

    const nameOf = agent => {
      const { browser, system } = device(agent)
      return [browser || t('settings.account.unknownBrowser'), system].filter(Boolean).join(' · ')
    }
    const details = session => [
      session.network, t('settings.account.lastUsed', { when: relativeTime(session.last_used_at) }), t('settings.account.since', { when: formatTime(session.created_at) }),
    ]
    const endButton = session => (
      <QBtn
        flat dense no-caps label={t('settings.account.end')} aria-label={t('settings.account.endNamed', { name: nameOf(session.agent) })}
        onClick={() => end(`/account/sessions/${session.id}`, t('settings.account.ended'))}
      />
    )
    const row = session => (
      <li key={session.id}>
        <span class="gx-module-mark"><QIcon name={device(session.agent).isPhone ? 'smartphone' : 'computer'} size="20px"/></span>
        <span class="gx-person gx-grow">
          <b>{nameOf(session.agent)}</b>
          <small title={formatTime(session.last_used_at)}>{details(session).join(' · ')}</small>
        </span>
        {session.is_current ? <span class="gx-state gx-state-good">{t('settings.account.thisDevice')}</span> : endButton(session)}
      </li>
    )

    const list = () => [
      <ul class="gx-settings-lines">{shown.value.map(row)}</ul>,
      sessions.value.length > few && !isLong.value && (
        <QBtn flat no-caps color="primary" class="gx-show-all" label={t('settings.account.showAll', { n: sessions.value.length })} onClick={() => { isLong.value = true }}/>
      ),
    ]

    return () => (
      <Panel flush title={t('settings.account.sessions')} lead={t('settings.account.sessionsLead')}>{{
        ...(sessions.value?.length > 1 && { actions: () => <QBtn outline no-caps label={t('settings.account.endAll')} onClick={endOthers}/> }),
        default: () => <Loaded of={sessions} lines={3}>{list}</Loaded>,
      }}</Panel>
    )
  },
})
