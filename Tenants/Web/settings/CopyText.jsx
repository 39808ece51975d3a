import { defineComponent, ref } from 'vue'
import { QBtn } from 'quasar'
import { t } from '../../../Core/Web/app/messages.js'

/** A text to take along: selected by a click, copied by a button. */
export const CopyText = defineComponent({
  name: 'CopyText',
  props: { text: { type: String, required: true }, label: { type: String, required: true } },
  setup(props) {
    const input = ref(null)
    const isCopied = ref(false)

    async function copy() {
      input.value.select()
      try {
        await navigator.clipboard.writeText(props.text)
      } catch {
        // without https there is no clipboard of the new kind
        document.execCommand('copy')
      }
      isCopied.value = true
      setTimeout(() => { isCopied.value = false }, 2000)
    }

    return () => (
      <div class="gx-copy">
        <input ref={input} readonly value={props.text} aria-label={props.label} onFocus={event => event.target.select()}/>
        <QBtn
          unelevated no-caps color="primary" icon={isCopied.value ? 'check' : 'content_copy'} label={t(isCopied.value ? 'settings.copied' : 'settings.copy')}
          onClick={copy}
        />
        <span class="gx-visually-hidden" role="status">{isCopied.value && t('settings.copied')}</span>
      </div>
    )
  },
})
