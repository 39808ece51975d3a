import { computed, defineComponent, reactive, ref } from 'vue'
import { QBtn, QCheckbox, QIcon } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { session } from '../../../../Core/Web/app/session.js'
import { today } from '../../../../Core/Web/parts/fields/dates.js'
import { Panel } from '../Panel.jsx'
import { contentWords } from './Templates.jsx'
import { titleOfPart } from './groups.js'
import { itemsOf, parts } from './reading.js'
import { save } from './save.js'

/** The way out: which parts, and one button. */
export const ExportPanel = defineComponent({
  name: 'ConfigurationExport',
  setup() {
    const offered = computed(() => parts.filter(part => part !== 'pipelines' || typeOf('pipeline')))
    const chosen = reactive(new Set(parts))
    const isBusy = ref(false)
    const done = ref('')
    const wanted = () => offered.value.filter(part => chosen.has(part))

    async function download() {
      done.value = ''
      isBusy.value = true
      try {
        const all = wanted().length === offered.value.length
        const text = await api.get('/configuration', { query: { parts: all ? null : wanted().join(',') }, read: response => response.text() })
        const configuration = JSON.parse(text)
        const name = `guanxi-${session.workspace.slug}-${today()}.json`
        save(text, name)
        const contents = Object.fromEntries(parts.map(part => [part, itemsOf(configuration, part).length]))
        done.value = t('configuration.downloaded', { name, contents: contentWords(contents) || t('configuration.nothing') })
      } catch (error) {
        notify.problem(error)
      } finally {
        isBusy.value = false
      }
    }
    const turn = (part, isOn) => (isOn ? chosen.add(part) : chosen.delete(part))

    const choice = part => (
      <li key={part}>
        <QCheckbox dense modelValue={chosen.has(part)} label={titleOfPart(part)} onUpdate:modelValue={isOn => turn(part, isOn)}/>
        <small>{t(`configuration.partText.${part}`)}</small>
      </li>
    )
    const foot = () => [
      <p key="told" class="gx-conf-told" role="status">{done.value && [<QIcon name="check_circle" size="18px"/>, <span>{done.value}</span>]}</p>,
      <QBtn key="go" unelevated noCaps color="primary" icon="download" label={t('configuration.download')} loading={isBusy.value} disable={wanted().length === 0} onClick={download}/>,
    ]

    return () => (
      <Panel title={t('configuration.export')} lead={t('configuration.exportLead')}>{{
        default: () => <ul class="gx-conf-parts" aria-label={t('configuration.parts')}>{offered.value.map(choice)}</ul>, foot,
      }}</Panel>
    )
  },
})
