import { defineComponent } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { api } from '../app/client.js'
import { formatNumber, formatTime } from '../app/format.js'
import { t, text } from '../app/messages.js'
import { notify } from '../app/notify.js'
import { href } from '../app/router.js'
import { allowed } from '../app/session.js'
import { Link } from '../parts/Link.jsx'
import { OutcomeTiles } from './OutcomeTiles.jsx'
import { RefusedRows } from './RefusedRows.jsx'

/** What became of the rows, and what to do next. */
export const OutcomeStep = defineComponent({
  name: 'OutcomeStep',
  props: { state: { type: Object, required: true }, file: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    async function goOn() {
      try {
        await api.post(`/jobs/${props.file.job}/replay`)
        await props.state.load()
      } catch (problem) {
        notify.problem(problem)
      }
    }
    const verdict = () => {
      const { status, outcome, progress } = props.file
      if (status === 'cancelled') return { icon: 'pan_tool', tone: 'gx-import-warn', words: t('import.wasCancelled') }
      if (status === 'failed') return { icon: 'error', tone: 'gx-import-bad', words: t('import.hasFailed') }
      if (outcome.failed > 0) return { icon: 'warning_amber', tone: 'gx-import-warn', words: t('import.doneWithRefused', { n: outcome.failed }) }
      return { icon: 'check_circle', tone: 'gx-import-good', words: t('import.done', { n: formatNumber(progress.done) }) }
    }
    /** The records that this import touched: those changed since it began. */
    const touched = () => href(`/${props.file.type}`, { filter: JSON.stringify(['updated_at', 'gte', props.file.started_at]) })
    const mayGoOn = () => ['failed', 'cancelled'].includes(props.file.status) && props.file.job && allowed('core.jobs.manage')

    return () => {
      const { file, type } = props
      const { icon, tone, words } = verdict()
      const hasRecords = file.outcome.created + file.outcome.updated > 0
      return [
        <p class={['gx-import-note', tone]} role="status">
          <QIcon name={icon} size="19px"/><span>{words}{file.finished_at && <small>{formatTime(file.finished_at)}</small>}</span>
        </p>,
        <OutcomeTiles outcome={file.outcome}/>,
        file.outcome.failed > 0 && <RefusedRows file={file} type={props.type}/>,
        <footer class="gx-import-foot">
          {mayGoOn() && <QBtn outline no-caps label={t('import.goOn')} onClick={goOn}/>}
          <Link to={href('/imports/new', { type: file.type })} class="q-btn gx-link-button">{() => t('import.another')}</Link>
          {hasRecords && <Link to={touched()} class="q-btn gx-link-button gx-link-primary">{() => t('import.look', { types: text(type.plural_title) })}</Link>}
        </footer>,
      ]
    }
  },
})
