import { defineComponent, ref } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../app/client.js'
import { t, text } from '../app/messages.js'
import { labelOf } from '../app/metadata.js'
import { notify } from '../app/notify.js'
import { go } from '../app/router.js'
import { can } from '../app/session.js'
import { inSentence } from '../list/words.js'
import { EmptyState } from '../parts/EmptyState.jsx'

/** In place of a record that isn't there: it may be in the bin, from where it can be taken back. */
export const MissingRecord = defineComponent({
  name: 'MissingRecord',
  props: { type: { type: Object, required: true }, id: { type: String, required: true } },
  emits: ['restored'],
  setup(props, { emit }) {
    const binned = ref(null)
    api.get(`/${props.type.plural}`, { query: { deleted: true, filter: ['id', 'is', props.id], limit: 1 } })
      .then(page => { binned.value = page.data[0] ?? null })
      .catch(() => {})

    async function restore() {
      try {
        await api.post(`/${props.type.plural}/${props.id}/restoration`)
        emit('restored')
      } catch (error) {
        notify.problem(error)
      }
    }

    const title = () => (binned.value ? t('record.inBin', { name: labelOf(binned.value, props.type) }) : t('record.missing', { type: inSentence(props.type.title) }))

    return () => (
      <div class="gx-page">
        <h1 class="gx-visually-hidden">{title()}</h1>
        <EmptyState icon={binned.value ? 'delete' : 'search_off'} title={title()} text={binned.value ? t('record.inBinText') : t('record.missingText')}>{() => [
          <QBtn flat no-caps label={text(props.type.plural_title)} onClick={() => go(`/${props.type.plural}`)}/>,
          binned.value && can('delete', props.type.name) && <QBtn unelevated no-caps color="primary" label={t('record.restore')} onClick={restore}/>,
        ]}</EmptyState>
      </div>
    )
  },
})
