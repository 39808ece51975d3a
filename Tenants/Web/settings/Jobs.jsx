import { defineComponent, onBeforeUnmount, ref } from 'vue'
import { QBtn, QBtnToggle, QLinearProgress } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { formatNumber, formatTime, relativeTime } from '../../../Core/Web/app/format.js'
import { hasMessage, t } from '../../../Core/Web/app/messages.js'
import { EmptyState } from '../../../Core/Web/parts/EmptyState.jsx'
import { Loaded } from './Loaded.jsx'
import { Panel } from './Panel.jsx'
import { SettingsPage } from './SettingsPage.jsx'
import { attempt } from './attempt.js'
import { useLoad } from './useLoad.js'

const states = ['all', 'running', 'dead', 'done']
const tones = { ready: 'wait', running: 'wait', done: 'good', dead: 'bad', cancelled: 'wait' }
const every = 3000

/** `/settings/jobs`: what the server does in the background for this workspace. */
export default defineComponent({
  name: 'JobSettings',
  setup() {
    const state = ref('all')
    const jobs = useLoad(async () => (await api.get('/jobs', { query: { state: state.value === 'all' ? null : state.value } })).data)
    const isUnderWay = job => job.state === 'running' || job.state === 'ready'
    const clock = setInterval(() => { if (!document.hidden && jobs.value?.some(isUnderWay)) jobs.reload() }, every)
    onBeforeUnmount(() => clearInterval(clock))

    const kind = job => {
      const key = `settings.job.${job.kind.replaceAll('.', '_')}`
      return hasMessage(key) ? t(key) : job.kind
    }
    const progress = job => (job.total > 0
      ? t('settings.jobs.progress', { done: formatNumber(job.done), total: formatNumber(job.total) })
      : job.done > 0 && formatNumber(job.done))
    const details = job => [
      progress(job), job.message, t('settings.jobs.created', { when: relativeTime(job.created_at) }), job.attempts > 1 && t('settings.jobs.attempts', { n: job.attempts }),
    ]
    const cancel = job => attempt(() => api.delete(`/jobs/${job.id}`), t('settings.jobs.cancelAsked')).then(jobs.reload)
    const replay = job => attempt(() => api.post(`/jobs/${job.id}/replay`), t('settings.jobs.replayed')).then(jobs.reload)
    const stateName = job => (job.is_cancelling && job.state === 'running' ? 'cancelling' : job.state)
    const row = job => (
      <li key={job.id}>
        <span class="gx-person gx-grow">
          <b>{kind(job)}</b>
          <small title={formatTime(job.created_at)}>{details(job).filter(Boolean).join(' · ')}</small>
          {job.state === 'running' && job.total > 0 && <QLinearProgress value={job.done / job.total} color="primary" rounded size="4px" aria-label={kind(job)}/>}
          {job.error && job.state === 'dead' && <small class="gx-bad-words">{job.error}</small>}
        </span>
        <span class={`gx-state gx-state-${tones[job.state]}`}>{t(`settings.jobs.${stateName(job)}`)}</span>
        {isUnderWay(job) && !job.is_cancelling && <QBtn flat dense no-caps label={t('settings.jobs.cancel')} onClick={() => cancel(job)}/>}
        {['dead', 'cancelled'].includes(job.state) && <QBtn flat dense no-caps color="primary" label={t('settings.jobs.replay')} onClick={() => replay(job)}/>}
      </li>
    )
    const empty = () => <EmptyState dense icon="done_all" title={t('settings.jobs.none')} text={t('settings.jobs.noneText')}/>
    const choose = value => {
      state.value = value
      jobs.reload()
    }

    return () => (
      <SettingsPage title={t('tenants.jobs')} lead={t('settings.jobs.lead')}>{() => (
        <Panel flush>{() => [
          <div class="gx-area-tools"><QBtnToggle
            class="gx-toggle-group" unelevated no-caps dense toggle-color="primary" modelValue={state.value} aria-label={t('settings.jobs.state')}
            options={states.map(value => ({ value, label: t(`settings.jobs.${value}`) }))} onUpdate:modelValue={choose}
          /></div>,
          <Loaded of={jobs}>{() => (jobs.value.length > 0 ? <ul class="gx-settings-lines">{jobs.value.map(row)}</ul> : empty())}</Loaded>,
        ]}</Panel>
      )}</SettingsPage>
    )
  },
})
