import { computed, defineComponent, ref, watch } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../app/client.js'
import { formatMoney, formatNumber } from '../app/format.js'
import { t } from '../app/messages.js'
import { labelOf } from '../app/metadata.js'
import { notify } from '../app/notify.js'
import { go } from '../app/router.js'
import { can } from '../app/session.js'
import { inSentence } from '../list/words.js'
import { FieldValue } from '../parts/FieldValue.jsx'
import { Link } from '../parts/Link.jsx'
import { RecordDialog } from './RecordDialog.jsx'
import { summaryOf } from './sections.js'

const shownAtMost = 5

/** The latest records of a type that refer to this one: how many, the newest few, all of them, and a new one. */
export const RelatedList = defineComponent({
  name: 'RelatedList',
  props: {
    relation: { type: Object, required: true },
    record: { type: Object, required: true },
    title: { type: String, required: true },
  },
  setup(props) {
    const page = ref(null)
    const hasFailed = ref(false)
    const isCreating = ref(false)
    const total = ref('')
    const type = computed(() => props.relation.type)
    const summary = computed(() => summaryOf(type.value, props.relation.field.name))
    const filter = computed(() => [props.relation.field.name, 'is', props.record.id])

    async function load() {
      hasFailed.value = false
      addUp()
      const include = summary.value.filter(field => field.kind === 'reference').map(field => field.name).join()
      try {
        page.value = await api.get(`/${type.value.plural}`, { query: { filter: filter.value, sort: '-created_at', limit: shownAtMost, count: true, include } })
      } catch (error) {
        hasFailed.value = error.name !== 'AbortError'
      }
    }
    // what all of them come to: a hint beside their number, missed by nobody when it cannot be had
    async function addUp() {
      const money = summary.value.find(field => field.kind === 'money')
      if (!money) return
      const reply = await api.get(`/${type.value.plural}/summary`, { query: { filter: filter.value, sum: money.name } }).catch(() => null)
      const amounts = reply?.total.sums[money.name] ?? []
      total.value = amounts.filter(({ amount, currency }) => amount && /^[A-Z]{3}$/.test(currency)).map(amount => formatMoney(amount)).join(' + ')
    }
    watch(() => [props.record.id, type.value.name], load, { immediate: true })

    const count = () => page.value?.estimated_total ?? page.value?.data.length ?? 0
    const address = () => ({ to: `/${type.value.plural}`, query: { filter: JSON.stringify(filter.value) } })
    const created = record => {
      isCreating.value = false
      notify.ok(t('record.created', { name: labelOf(record, type.value) }))
      load()
    }
    const open = (event, record) => { if (!event.target.closest('a')) go(`/${type.value.plural}/${record.id}`) }

    const row = record => (
      <li key={record.id} class="gx-related-row" onClick={event => open(event, record)}>
        <Link class="gx-related-label" to={`/${type.value.plural}/${record.id}`}>{() => labelOf(record, type.value)}</Link>
        {summary.value.map(field => (
          <span key={field.name} class={`gx-related-value gx-related-${field.kind}`}>
            <FieldValue field={field} record={record} included={page.value.included} dense/>
          </span>
        ))}
      </li>
    )
    const body = () => {
      if (hasFailed.value) return <p class="gx-related-note">{t('record.notLoaded')} <button type="button" class="gx-text-button" onClick={load}>{t('record.tryAgain')}</button></p>
      if (!page.value) return <div class="gx-related-loading" aria-hidden="true"/>
      if (!page.value.data.length) return null
      return (
        <ul class="gx-related-rows">
          {page.value.data.map(row)}
          {count() > page.value.data.length && <li class="gx-related-more"><Link class="gx-link" {...address()}>{() => t('record.showAll', { n: formatNumber(count()) })}</Link></li>}
        </ul>
      )
    }

    return () => (
      <section class={['gx-card gx-panel', page.value && !count() && 'gx-panel-empty']} aria-label={props.title}>
        <header class="gx-panel-head">
          <h2 tabindex="-1">
            {count() > 0 ? <Link {...address()}>{() => props.title}</Link> : props.title}
            {page.value && <span class="gx-panel-count">{formatNumber(count())}</span>}
          </h2>
          {total.value && <span class="gx-panel-total">{total.value}</span>}
          {can('create', type.value.name) && (
            <QBtn flat round dense size="sm" icon="add" aria-label={t('record.newOne', { type: inSentence(type.value.title) })} title={t('record.newOne', { type: inSentence(type.value.title) })} onClick={() => { isCreating.value = true }}/>
          )}
        </header>
        {body()}
        {isCreating.value && (
          <RecordDialog type={type.value} values={{ [props.relation.field.name]: props.record.id }} onSaved={created} onCancel={() => { isCreating.value = false }}/>
        )}
      </section>
    )
  },
})
