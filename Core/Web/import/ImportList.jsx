import { defineComponent, onBeforeUnmount, onMounted, shallowReactive } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { api } from '../app/client.js'
import { formatNumber, formatTime, relativeTime } from '../app/format.js'
import { t, text } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { problemText } from '../app/notify.js'
import { go } from '../app/router.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { Link } from '../parts/Link.jsx'
import { PageHead } from '../parts/PageHead.jsx'
import { Skeleton } from '../parts/Skeleton.jsx'
import { isRunning } from './steps.js'

const every = 2500
const tones = { uploaded: 'todo', checked: 'todo', queued: 'run', running: 'run', done: 'good', failed: 'bad', cancelled: 'off' }

/** The latest imports: what became of them, and those that wait to be finished. */
export const ImportList = defineComponent({
  name: 'ImportList',
  setup() {
    const state = shallowReactive({ files: null, problem: null })
    let clock = 0

    async function load() {
      try {
        state.files = (await api.get('/imports')).data
        state.problem = null
      } catch (problem) {
        state.problem = problem
      }
      clearTimeout(clock)
      if (state.files?.some(isRunning)) clock = setTimeout(load, every)
    }
    onMounted(load)
    onBeforeUnmount(() => clearTimeout(clock))

    const statusOf = file => {
      if (isRunning(file) && file.progress.total > 0) return t('import.percent', { n: Math.floor((file.progress.done / file.progress.total) * 100) })
      if (file.status === 'done' && file.outcome.failed > 0) return t('import.status.doneWithRefused', { n: formatNumber(file.outcome.failed) })
      return t(`import.status.${file.status}`)
    }
    const toneOf = file => (file.status === 'done' && file.outcome.failed > 0 ? 'todo' : tones[file.status])
    const details = file => [
      text(typeOf(file.type)?.plural_title ?? file.type), t('import.rowCount', { n: file.rows, rows: formatNumber(file.rows) }), relativeTime(file.created_at),
    ].join(' · ')
    const row = file => (
      <li key={file.id}>
        <Link to={`/imports/${file.id}`}>{() => [
          <span class={`gx-import-mark gx-import-${tones[file.status]}`}><QIcon name="description" size="20px"/></span>,
          <span class="gx-import-name"><b>{file.name}</b><small title={formatTime(file.created_at)}>{details(file)}</small></span>,
          <span class={`gx-import-state gx-import-${toneOf(file)}`}>{statusOf(file)}</span>,
          <QIcon name="chevron_right" size="20px"/>,
        ]}</Link>
      </li>
    )
    const create = () => <QBtn unelevated no-caps color="primary" icon="upload_file" label={t('import.new')} onClick={() => go('/imports/new')}/>
    const retry = () => <QBtn outline no-caps color="primary" label={t('import.retry')} onClick={load}/>
    const body = () => {
      if (state.problem) return <EmptyState icon="cloud_off" title={t('import.failedToLoad')} text={problemText(state.problem)}>{retry}</EmptyState>
      if (state.files === null) return <Skeleton kind="list" lines={6}/>
      if (state.files.length === 0) return <EmptyState icon="upload_file" title={t('import.none')} text={t('import.noneText')}>{create}</EmptyState>
      return <ul class="gx-import-list">{state.files.map(row)}</ul>
    }

    return () => [
      <PageHead title={t('import.title')} subtitle={t('import.lead')}>{{ actions: () => state.files?.length > 0 && create() }}</PageHead>,
      body(),
    ]
  },
})
