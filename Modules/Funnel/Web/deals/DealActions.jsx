import { defineComponent } from 'vue'
import { QBtn } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { can } from '../../../../Core/Web/app/session.js'
import { useClosure } from './useClosure.jsx'

/** Won, lost or open again: what is decided on a deal's page. */
export default defineComponent({
  name: 'DealActions',
  props: { record: { type: Object, required: true }, type: Object },
  emits: ['changed'],
  setup(props, { emit }) {
    const { close, reopen, dialog } = useClosure(record => emit('changed', record))
    const isOpen = () => props.record.status === 'open'

    return () => can('update', 'deal') && [
      isOpen() && <QBtn key="won" outline noCaps color="positive" icon="emoji_events" label={t('funnel.closure.win')} aria-label={t('funnel.closure.won')} onClick={() => close(props.record, 'won')}/>,
      isOpen() && <QBtn key="lost" outline noCaps class="gx-button-quiet" icon="thumb_down" label={t('funnel.closure.lose')} aria-label={t('funnel.closure.lost')} onClick={() => close(props.record, 'lost')}/>,
      !isOpen() && <QBtn key="reopen" outline noCaps class="gx-button-quiet" icon="replay" label={t('funnel.closure.reopen')} onClick={() => reopen(props.record)}/>,
      dialog(),
    ]
  },
})
