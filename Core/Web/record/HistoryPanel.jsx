import { defineComponent, ref, watch } from 'vue'
import { QBtn } from 'quasar'
import { api, pages } from '../app/client.js'
import { formatTime, relativeTime } from '../app/format.js'
import { t, text } from '../app/messages.js'
import { notify } from '../app/notify.js'
import { FieldValue } from '../parts/FieldValue.jsx'
import { labelOfReference } from '../parts/fields/references.js'
import { changesOf, undoing } from './history.js'

const pageSize = 10

/** Who did what to a record and when, field by field; a change that nothing came after can be taken back. */
export const HistoryPanel = defineComponent({
  name: 'HistoryPanel',
  props: { type: { type: Object, required: true }, record: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const list = ref(null)
    watch(() => [props.record.id, props.record.version], async () => {
      const fresh = pages(`/${props.type.plural}/${props.record.id}/history`, { limit: pageSize })
      await fresh.next().catch(() => {})
      list.value = fresh
    }, { immediate: true })

    async function undo(patch) {
      try {
        emit('changed', await api.patch(`/${props.type.plural}/${props.record.id}`, patch, { record: props.record }))
        notify.ok(t('record.undone'))
      } catch (error) {
        notify.problem(error)
      }
    }

    const actor = ({ kind, id }) => {
      if (kind === 'user' && id) return labelOfReference('user', id) ?? t('record.somebody')
      return t(kind === 'api_key' ? 'record.apiKey' : 'record.system')
    }
    const change = ({ field, from, to }) => (
      <li key={field.name}>
        <span class="gx-history-field">{text(field.title)}</span>
        <span class="gx-history-from"><FieldValue field={field} value={from}/></span>
        <span class="gx-history-arrow" aria-label={t('record.became')} role="img">→</span>
        <span class="gx-history-to"><FieldValue field={field} value={to}/></span>
      </li>
    )
    const item = entry => {
      const patch = undoing(props.type, entry, props.record)
      return (
        <li key={entry.id} class="gx-history-entry">
          <p class="gx-history-head">
            <b>{actor(entry.actor)}</b> {t(`record.did.${entry.action}`)}
            <time datetime={entry.at} title={formatTime(entry.at)}>{relativeTime(entry.at)}</time>
            {patch && <QBtn flat dense no-caps size="sm" class="gx-history-undo" label={t('record.undo')} onClick={() => undo(patch)}/>}
          </p>
          {entry.action === 'update' && <ul class="gx-history-changes">{changesOf(props.type, entry).map(change)}</ul>}
        </li>
      )
    }

    return () => (
      <section class="gx-card gx-panel gx-history" aria-label={t('record.history')}>
        <header class="gx-panel-head"><h2 tabindex="-1">{t('record.history')}</h2></header>
        {!list.value && <div class="gx-related-loading" aria-hidden="true"/>}
        {list.value?.error && <p class="gx-related-note">{t('record.notLoaded')}</p>}
        {list.value && <ol class="gx-history-entries">{list.value.items.map(item)}</ol>}
        {list.value && !list.value.done && !list.value.error && (
          <QBtn flat dense no-caps class="gx-panel-more" loading={list.value.loading} label={t('record.older')} onClick={() => list.value.next().catch(notify.problem)}/>
        )}
      </section>
    )
  },
})
