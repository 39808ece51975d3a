import { defineComponent, onBeforeUnmount, onMounted, ref, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { addMessages, t } from '../app/messages.js'
import { labelOf } from '../app/metadata.js'
import { inSentence } from '../list/words.js'
import { useModal } from '../parts/modal.js'
import { RecordForm } from './RecordForm.jsx'
import en from './messages/en.js'
import zh from './messages/zh.js'

addMessages({ en, zh })

/** A record's form over the page: to create one where it is missing, or to change one without leaving. */
export const RecordDialog = defineComponent({
  name: 'RecordDialog',
  props: {
    type: { type: Object, required: true },
    record: { type: Object, default: null },
    values: { type: Object, default: () => ({}) },
    focus: { type: String, default: null },
  },
  emits: ['saved', 'cancel'],
  setup(props, { emit }) {
    const id = useId()
    const form = ref(null)
    useModal()
    const card = ref(null)
    const title = () => (props.record ? t('record.editNamed', { name: labelOf(props.record, props.type) }) : t('record.newOne', { type: inSentence(props.type.title) }))
    // the focus may be anywhere, even nowhere; a menu or a dialog above this one takes the key first
    const escape = event => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('.q-menu')) return
      if (![...document.querySelectorAll('.q-dialog')].at(-1)?.contains(card.value?.$el)) return
      // the same press must not close the question that it leads to
      event.stopPropagation()
      form.value?.cancel()
    }
    onMounted(() => addEventListener('keydown', escape, true))
    onBeforeUnmount(() => removeEventListener('keydown', escape, true))

    return () => (
      <QDialog
        modelValue persistent noEscDismiss noShake aria-labelledby={id} maximized={window.innerWidth < 600}
        class="gx-record-dialog" onHide={() => emit('cancel')} onShake={() => form.value?.cancel()}
      >{() => (
        <QCard ref={card} class="gx-dialog gx-dialog-form">{() => [
          <div class="gx-dialog-head">
            <h2 id={id}>{title()}</h2>
            <QBtn flat round dense icon="close" aria-label={t('record.close')} onClick={() => form.value?.cancel()}/>
          </div>,
          <RecordForm
            ref={form} type={props.type} record={props.record} values={props.values} focus={props.focus}
            onSaved={(record, options) => emit('saved', record, options)} onCancel={() => emit('cancel')}
          />,
        ]}</QCard>
      )}</QDialog>
    )
  },
})

export default RecordDialog
