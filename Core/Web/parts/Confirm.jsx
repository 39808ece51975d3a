import { defineComponent, ref } from 'vue'
import { Dialog, QBtn, QCard, QDialog } from 'quasar'
import { t } from '../app/messages.js'

/** Asks before something is done; true when the user agreed: `if (await confirm({ title, message, action: t('app.delete'), isDanger: true })) …` */
export function confirm({ title, message, action, cancel, isDanger = false }) {
  return new Promise(resolve => {
    Dialog.create({ component: Confirm, componentProps: { title, message, action, cancel, isDanger } })
      .onOk(() => resolve(true)).onCancel(() => resolve(false)).onDismiss(() => resolve(false))
  })
}

/** The question itself. The way out has the focus, so that Enter in a hurry destroys nothing. */
export const Confirm = defineComponent({
  name: 'GxConfirm',
  props: { title: String, message: String, action: String, cancel: String, isDanger: Boolean },
  emits: ['ok', 'hide'],
  setup(props, { emit, expose }) {
    const dialog = ref(null)
    expose({ show: () => dialog.value.show(), hide: () => dialog.value.hide() })
    const agree = () => { emit('ok'); dialog.value.hide() }
    return () => (
      <QDialog ref={dialog} onHide={() => emit('hide')} aria-labelledby="gx-confirm-title" aria-describedby="gx-confirm-text">{() =>
        <QCard class="gx-dialog gx-dialog--small">{() => [
          <h2 id="gx-confirm-title">{props.title}</h2>,
          props.message && <p id="gx-confirm-text" class="gx-dialog__text">{props.message}</p>,
          <div class="gx-dialog__actions">
            <QBtn flat noCaps autofocus label={props.cancel ?? t('app.cancel')} onClick={() => dialog.value.hide()}/>
            <QBtn unelevated noCaps color={props.isDanger ? 'negative' : 'primary'} label={props.action ?? t('app.ok')} onClick={agree}/>
          </div>,
        ]}</QCard>}
      </QDialog>
    )
  },
})
