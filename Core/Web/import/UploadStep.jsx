import { computed, defineComponent, onBeforeUnmount, ref } from 'vue'
import { QBtn, QIcon, QLinearProgress } from 'quasar'
import { api } from '../app/client.js'
import { formatNumber } from '../app/format.js'
import { iconOf } from '../app/icons.js'
import { t, text } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { problemText } from '../app/notify.js'
import { go, route, setQuery } from '../app/router.js'
import { PageHead } from '../parts/PageHead.jsx'
import { Stepper } from './Stepper.jsx'
import { importableTypes, templateOf } from './targets.js'
import { offsetOf, offsetText } from './timeZones.js'

const largest = 200 * 2 ** 20
const sheets = /\.(xlsx?|ods|numbers|et)$/i

/** What to import, and from which file. */
export const UploadStep = defineComponent({
  name: 'UploadStep',
  setup() {
    const type = computed(() => importableTypes().find(one => one === typeOf(route.query.type ?? '')) ?? null)
    const share = ref(null)
    const problem = ref('')
    const isOver = ref(false)
    const input = ref(null)
    let abort = null

    function refusal(file) {
      if (sheets.test(file.name)) return t('import.notASheet')
      if (file.size === 0) return t('import.empty')
      return file.size > largest ? t('import.tooLarge', { n: formatNumber(largest / 2 ** 20) }) : ''
    }
    async function send(file) {
      if (!file || share.value !== null) return
      problem.value = refusal(file)
      if (problem.value) return
      abort = new AbortController()
      share.value = 0
      try {
        const query = { type: type.value.plural, name: file.name }
        const made = await api.upload('/imports', file, { query, signal: abort.signal, onProgress: part => { share.value = part } })
        await takeHabits(made.id)
        await go(`/imports/${made.id}`, { replace: true })
      } catch (error) {
        if (error.name !== 'AbortError') problem.value = problemText(error)
      } finally {
        share.value = null
        if (input.value) input.value.value = ''
      }
    }
    /** Amounts and times that say nothing of currency and zone are most likely meant as the workspace has them. */
    async function takeHabits(id) {
      try {
        const { currency, time_zone: zone } = await api.get('/workspace')
        await api.patch(`/imports/${id}`, { options: { currency, utc_offset: offsetText(offsetOf(zone)) } })
      } catch {
        // the next step shows both, to be set by hand
      }
    }
    const hover = event => {
      event.preventDefault()
      isOver.value = true
    }
    const drop = event => {
      event.preventDefault()
      isOver.value = false
      send(event.dataTransfer.files[0])
    }
    function download() {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([templateOf(type.value)], { type: 'text/csv' }))
      link.download = `${type.value.plural}.csv`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 1000)
    }
    onBeforeUnmount(() => abort?.abort())

    const choice = one => (
      <label key={one.name} class={['gx-import-type', one === type.value && 'gx-on']}>
        <input type="radio" name="import-type" checked={one === type.value} onChange={() => setQuery({ type: one.plural })}/>
        <QIcon name={iconOf(one.name)} size="20px"/><span>{text(one.plural_title)}</span>
      </label>
    )
    const types = () => (
      <fieldset class="gx-import-types" disabled={share.value !== null}><legend>{t('import.whatType')}</legend><div>{importableTypes().map(choice)}</div></fieldset>
    )
    const underWay = () => (
      <div class="gx-drop gx-drop-busy" role="status">
        <QIcon name="cloud_upload" size="34px"/>
        <b>{t(share.value < 1 ? 'import.uploading' : 'import.reading')}</b>
        <QLinearProgress value={share.value} indeterminate={share.value >= 1} size="6px" rounded color="primary" aria-label={t('import.uploading')}/>
        <QBtn flat no-caps label={t('import.cancel')} onClick={() => abort?.abort()}/>
      </div>
    )
    const zone = () => (
      <label class={['gx-drop', isOver.value && 'gx-over']} onDragover={hover} onDragleave={() => { isOver.value = false }} onDrop={drop}>
        <input ref={input} type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain" onChange={event => send(event.target.files[0])}/>
        <QIcon name="upload_file" size="34px"/>
        <b>{t('import.drop')}</b>
        <span class="gx-muted">{t('import.dropHint', { n: formatNumber(largest / 2 ** 20) })}</span>
      </label>
    )

    return () => [
      <PageHead title={t('import.newTitle')} subtitle={t('import.newLead')} back="/imports" backLabel={t('import.toList')}/>,
      <Stepper step="file"/>,
      types(),
      type.value && [
        share.value === null ? zone() : underWay(),
        <div role="alert">{problem.value && <p class="gx-import-problem"><QIcon name="error_outline" size="18px"/>{problem.value}</p>}</div>,
        <div class="gx-import-help">
          <p>{t('import.howTo', { types: text(type.value.plural_title) })}</p>
          <QBtn flat no-caps color="primary" icon="download" label={t('import.template')} onClick={download}/>
        </div>,
      ],
    ]
  },
})
