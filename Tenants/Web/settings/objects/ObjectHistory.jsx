import { defineComponent, shallowRef, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { addMessages, t } from '../../../../Core/Web/app/messages.js'
import { type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { useModal } from '../../../../Core/Web/parts/modal.js'
import { HistoryPanel } from '../../../../Core/Web/record/HistoryPanel.jsx'
import en from '../../../../Core/Web/record/messages/en.js'
import zh from '../../../../Core/Web/record/messages/zh.js'
import '../../../../Core/Web/record/record.css'

addMessages({ en, zh })

/** Who changed what an object is called and when, as with any record; what nothing came after can be taken back. */
export const ObjectHistory = defineComponent({
  name: 'ObjectHistory',
  props: { object: { type: Object, required: true }, title: { type: String, required: true } },
  emits: ['changed', 'close'],
  setup(props, { emit }) {
    const id = useId()
    const current = shallowRef(props.object)
    useModal()
    const changed = object => {
      current.value = object
      emit('changed')
    }
    return () => (
      <QDialog modelValue aria-labelledby={id} onUpdate:modelValue={() => emit('close')}>{() => (
        <QCard class="gx-dialog gx-object-history">{() => [
          <div class="gx-dialog-head">
            <h2 id={id}>{t('objects.historyOf', { name: props.title })}</h2>
            <QBtn flat round dense icon="close" aria-label={t('objects.close')} onClick={() => emit('close')}/>
          </div>,
          <HistoryPanel type={typeOf('object')} record={current.value} onChanged={changed}/>,
        ]}</QCard>
      )}</QDialog>
    )
  },
})
