import { defineComponent, ref } from 'vue'
import { QBtn, QIcon, QLinearProgress } from 'quasar'
import { formatNumber } from '../app/format.js'
import { t } from '../app/messages.js'
import { confirm } from '../parts/Confirm.jsx'
import { OutcomeTiles } from './OutcomeTiles.jsx'

/** An import, or the try of one, under way. */
export const RunStep = defineComponent({
  name: 'RunStep',
  props: { state: { type: Object, required: true }, file: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const isCancelling = ref(false)

    async function cancel() {
      const isDryRun = props.file.options.dry_run
      const isSure = isDryRun || (await confirm({ title: t('import.cancelTitle'), message: t('import.cancelText'), action: t('import.stop'), isDanger: true }))
      if (!isSure) return
      isCancelling.value = true
      if (!(await props.state.cancel())) isCancelling.value = false
    }

    return () => {
      const { options, progress, status } = props.file
      const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
      const title = status === 'queued' ? 'import.waiting' : options.dry_run ? 'import.checking' : 'import.running'
      return (
        <section class="gx-import-card gx-run" aria-labelledby="gx-run-title">
          <header>
            <h2 id="gx-run-title">{t(isCancelling.value ? 'import.stopping' : title)}</h2>
            <p>{t(options.dry_run ? 'import.checkingLead' : 'import.runningLead')}</p>
          </header>
          <div class="gx-run-bar">
            <QLinearProgress value={share} indeterminate={status === 'queued'} size="10px" rounded color="primary" aria-label={t(title)}/>
            <span><b>{`${Math.floor(share * 100)}%`}</b>{t('import.progress', { done: formatNumber(progress.done), total: formatNumber(progress.total) })}</span>
          </div>
          <OutcomeTiles outcome={props.file.outcome} isDryRun={options.dry_run}/>
          <footer class="gx-import-foot">
            {!options.dry_run && <p class="gx-muted"><QIcon name="info" size="17px"/>{t('import.mayLeave')}</p>}
            <QBtn outline no-caps label={t('import.stop')} loading={isCancelling.value} onClick={cancel}/>
          </footer>
        </section>
      )
    }
  },
})
