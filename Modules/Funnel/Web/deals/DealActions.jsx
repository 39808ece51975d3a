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

    const button = (key, icon, label, press, rest = {}) => <QBtn key={key} outline noCaps icon={icon} label={label} onClick={press} {...rest}/>
    const decide = () => [
      button('won', 'emoji_events', t('funnel.closure.win'), () => close(props.record, 'won'), { color: 'positive', 'aria-label': t('funnel.closure.won') }),
      button('lost', 'thumb_down', t('funnel.closure.lose'), () => close(props.record, 'lost'), { 'aria-label': t('funnel.closure.lost') }),
    ]

    return () => can('update', 'deal') && [
      isOpen() ? decide() : button('reopen', 'replay', t('funnel.closure.reopen'), () => reopen(props.record)),
      dialog(),
    ]
  },
})
