import { defineComponent, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { t } from '../../app/messages.js'
import { labelOf } from '../../app/metadata.js'
import { useModal } from '../../parts/modal.js'
import { Reachers } from './Reachers.jsx'
import { Shares } from './Shares.jsx'
import './words.js'

/** With whom a record is shared, and who can see it and why. */
export const AccessDialog = defineComponent({
  name: 'AccessDialog',
  props: { type: { type: Object, required: true }, record: { type: Object, required: true }, mayShare: Boolean },
  emits: ['close'],
  setup(props, { emit }) {
    const id = useId()
    useModal()
    const head = () => (
      <div class="gx-access-head">
        <h2 id={id}>{t(props.mayShare ? 'access.shareTitle' : 'access.title', { name: labelOf(props.record, props.type) })}</h2>
        <QBtn flat round dense icon="close" aria-label={t('app.close')} onClick={() => emit('close')}/>
      </div>
    )
    return () => (
      <QDialog modelValue maximized={window.innerWidth < 600} aria-labelledby={id} onHide={() => emit('close')}>{() => (
        <QCard class="gx-dialog gx-access">{() => [
          head(),
          <div class="gx-access-body">
            <Shares type={props.type} record={props.record} mayShare={props.mayShare}/>
            <Reachers type={props.type} record={props.record}/>
          </div>,
        ]}</QCard>
      )}</QDialog>
    )
  },
})

export default AccessDialog
