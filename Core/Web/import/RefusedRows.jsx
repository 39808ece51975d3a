import { computed, defineComponent, onMounted, ref } from 'vue'
import { QBtn } from 'quasar'
import { addressOf } from '../app/client.js'
import { formatNumber } from '../app/format.js'
import { t, text } from '../app/messages.js'
import { Skeleton } from '../parts/Skeleton.jsx'
import { firstRows } from './errorFile.js'

const shownRows = 12

/** The first rows that were not taken, with the reasons, and all of them as a file to be mended. */
export const RefusedRows = defineComponent({
  name: 'RefusedRows',
  props: { file: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const address = addressOf(`/imports/${props.file.id}/errors.csv`)
    const rows = ref([])
    const isLoading = ref(true)
    onMounted(async () => {
      try {
        rows.value = await firstRows(address, shownRows)
      } catch {
        // the file can still be downloaded
      }
      isLoading.value = false
    })
    /** The file names fields as programs do; people know them by their titles. */
    const worded = errors => errors.replace(/(^|\s)([a-z_]+): /g, (whole, before, name) => {
      const field = props.type.fields.find(one => one.name === name)
      return field ? `${before}${text(field.title)}${t('import.colon')}` : whole
    })
    const columns = computed(() => props.file.columns.map((column, index) => ({ ...column, index })).filter(column => column.field !== null).slice(0, 4))

    const hidden = () => props.file.outcome.failed - rows.value.length

    return () => (
      <section class="gx-import-card gx-refused" aria-labelledby="gx-refused-title">
        <header>
          <div><h2 id="gx-refused-title">{t('import.refusedTitle', { n: formatNumber(props.file.outcome.failed) })}</h2><p>{t('import.refusedLead')}</p></div>
          <QBtn outline no-caps icon="download" label={t('import.errorFile')} href={address} download=""/>
        </header>
        {isLoading.value && <Skeleton kind="list" lines={4}/>}
        {rows.value.length > 0 && (
          <div class="gx-refused-scroll" tabindex="0" role="region" aria-label={t('import.refusedRows')}>
            <table>
              <thead><tr>
                <th scope="col">{t('import.line')}</th><th scope="col">{t('import.reason')}</th>
                {columns.value.map(column => <th key={column.index} scope="col">{column.name}</th>)}
              </tr></thead>
              <tbody>{rows.value.map(row => (
                <tr key={row.line}>
                  <td>{row.line}</td><td class="gx-refused-why">{worded(row.errors)}</td>
                  {columns.value.map(column => <td key={column.index}>{row.cells[column.index]}</td>)}
                </tr>
              ))}</tbody>
            </table>
          </div>
        )}
        {hidden() > 0 && rows.value.length > 0 && <p class="gx-refused-more">{t('import.moreRefused', { n: formatNumber(hidden()) })}</p>}
      </section>
    )
  },
})
