import { defineComponent, nextTick, ref, useId } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { Panel } from '../Panel.jsx'
import { largest, read } from './reading.js'

const example = '{ "guanxi": 1, "fields": [] }'

/** The way in: a file that is chosen or dropped, or a text that is pasted. What can't be read stays here to be corrected. */
export const FilePanel = defineComponent({
  name: 'ConfigurationFile',
  props: {
    draft: { type: String, default: null },
    /** What the draft is called: a file that is corrected keeps its name. */
    name: { type: String, default: '' },
  },
  emits: ['draft', 'read'],
  setup(props, { emit }) {
    const id = useId()
    const fault = ref(null)
    const name = ref(props.name)
    const isOver = ref(false)
    const input = ref(null)
    const area = ref(null)

    const told = () => fault.value && t(`configuration.fault.${fault.value.code}`, { ...fault.value, name: name.value, n: formatNumber(largest / 2 ** 20) })
    function take(text, source) {
      const { configuration, fault: found } = read(text)
      fault.value = found ?? null
      if (configuration) return emit('read', source, configuration)
      // a text can be put right on the spot, and the place is shown
      if (found.code.startsWith('notJson')) show(text, found.position)
    }
    function show(text, position) {
      emit('draft', text)
      nextTick(() => {
        area.value?.focus()
        if (position !== undefined) area.value?.setSelectionRange(position, position)
      })
    }
    async function takeFile(file) {
      if (!file) return
      name.value = file.name
      if (input.value) input.value.value = ''
      if (file.size > largest) { fault.value = { code: 'tooLarge' }; return }
      take(await file.text(), { kind: 'file', title: file.name })
    }
    const check = () => take(props.draft, { kind: 'text', title: name.value || t('configuration.pasted') })
    const drop = event => {
      event.preventDefault()
      isOver.value = false
      takeFile(event.dataTransfer.files[0])
    }
    const hover = event => {
      event.preventDefault()
      isOver.value = true
    }
    const forget = () => {
      fault.value = null
      name.value = ''
      emit('draft', null)
    }

    const zone = () => (
      <label class={['gx-conf-drop', isOver.value && 'gx-over']} onDragover={hover} onDragleave={() => { isOver.value = false }} onDrop={drop}>
        <input ref={input} type="file" accept=".json,application/json" onChange={event => takeFile(event.target.files[0])}/>
        <QIcon name="upload_file" size="30px"/>
        <b>{t('configuration.drop')}</b>
        <span class="gx-muted">{t('configuration.dropHint')}</span>
      </label>
    )
    const editor = () => (
      <div class="gx-conf-text">
        <label for={id}>{t('configuration.text')}</label>
        <textarea
          ref={area} id={id} rows="12" spellcheck="false" value={props.draft} placeholder={example} aria-describedby={`${id}-fault`}
          aria-invalid={fault.value ? 'true' : undefined} onInput={event => { emit('draft', event.target.value) }}
        />
      </div>
    )
    const foot = () => (props.draft === null
      ? <QBtn flat noCaps color="primary" icon="content_paste" label={t('configuration.paste')} onClick={() => show('')}/>
      : [
        <QBtn key="file" flat noCaps label={t('configuration.otherFileInstead')} onClick={forget}/>,
        <QBtn key="check" unelevated noCaps color="primary" label={t('configuration.check')} disable={!props.draft.trim()} onClick={check}/>,
      ])

    return () => (
      <Panel title={t('configuration.import')} lead={t('configuration.importLead')}>{{
        default: () => [
          props.draft === null ? zone() : editor(),
          <div key="fault" id={`${id}-fault`} role="alert">{fault.value && <p class="gx-conf-problem"><QIcon name="error_outline" size="18px"/><span>{told()}</span></p>}</div>,
        ],
        foot,
      }}</Panel>
    )
  },
})
