import { defineComponent } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { formatNumber } from '../app/format.js'
import { t } from '../app/messages.js'
import { setQuery } from '../app/router.js'
import { OutcomeTiles } from './OutcomeTiles.jsx'
import { RefusedRows } from './RefusedRows.jsx'
import { RunStep } from './RunStep.jsx'
import { isRunning } from './steps.js'

/** What would become of the rows, before anything is kept. */
export const CheckStep = defineComponent({
  name: 'CheckStep',
  props: { state: { type: Object, required: true }, file: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const verdict = () => {
      const { outcome, progress } = props.file
      if (outcome.failed === 0) return { icon: 'check_circle', tone: 'gx-import-good', words: t('import.allGood', { n: formatNumber(progress.done) }) }
      if (outcome.failed === progress.done) return { icon: 'error', tone: 'gx-import-bad', words: t('import.noneGood') }
      return { icon: 'warning_amber', tone: 'gx-import-warn', words: t('import.someBad', { n: outcome.failed, good: formatNumber(progress.done - outcome.failed) }) }
    }

    const result = () => {
      const { file } = props
      const { icon, tone, words } = verdict()
      return [
        <p class={['gx-import-note', tone]} role="status"><QIcon name={icon} size="19px"/><span>{words}</span></p>,
        <OutcomeTiles outcome={file.outcome} isDryRun/>,
        file.outcome.failed > 0 && <RefusedRows file={file} type={props.type}/>,
        <footer class="gx-import-foot">
          <QBtn outline no-caps label={t('import.backToMapping')} onClick={() => setQuery({ step: 'mapping' }, { replace: false })}/>
          <QBtn
            unelevated no-caps color="primary" disable={file.outcome.failed === file.progress.done} loading={props.state.isBusy}
            label={t(file.outcome.failed > 0 ? 'import.runRest' : 'import.run', { n: formatNumber(file.progress.done - file.outcome.failed) })}
            onClick={() => props.state.run(false)}
          />
        </footer>,
      ]
    }

    return () => (isRunning(props.file) ? <RunStep state={props.state} file={props.file} type={props.type}/> : result())
  },
})
