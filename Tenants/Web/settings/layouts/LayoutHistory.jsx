import { defineComponent, shallowRef, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { formatTime, relativeTime } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { problemText } from '../../../../Core/Web/app/notify.js'
import { labelOfReference } from '../../../../Core/Web/parts/fields/references.js'
import { useModal } from '../../../../Core/Web/parts/modal.js'
import { all } from '../directory.js'
import { parsed } from './document.js'

const entriesOf = async layout => (await api.get(`/layouts/${layout.id}/history`, { query: { limit: 50 } })).data
const isOf = (type, role) => layout => layout.record_type === type.name && layout.role === role

/** Every version that a layout had, those before it was taken back included. */
async function versionsOf(type, role) {
  const [live, binned] = await Promise.all([all('/layouts'), all('/layouts', { deleted: true })])
  const found = await Promise.all([...live, ...binned].filter(isOf(type, role)).map(entriesOf))
  return found.flat().sort((one, other) => (one.at < other.at ? 1 : -1)).map(entry => ({ ...entry, document: parsed(entry.changes?.after?.document) }))
}

/** The versions of a layout, to be taken up again. */
export const LayoutHistory = defineComponent({
  name: 'LayoutHistory',
  props: { type: { type: Object, required: true }, role: { type: String, default: null } },
  emits: ['use', 'close'],
  setup(props, { emit }) {
    const id = useId()
    const versions = shallowRef(null)
    const problem = shallowRef(null)
    useModal()
    versionsOf(props.type, props.role).then(found => { versions.value = found }, error => { problem.value = error })

    const who = ({ actor }) => (actor.kind === 'user' && actor.id && labelOfReference('user', actor.id)) || t('layouts.somebody')
    const counted = document => t('layouts.counted', {
      sections: t('layouts.sectionCount', { n: document.sections.length }),
      fields: t('layouts.fieldCount', { n: document.sections.flatMap(section => section.fields).length }),
    })
    const row = (version, index) => (
      <li key={version.id}>
        <span class="gx-person gx-grow">
          <b>{who(version)}</b>
          <small>{t(`layouts.did.${version.action}`)} · <time datetime={version.at} title={formatTime(version.at)}>{relativeTime(version.at)}</time></small>
          {version.document && <small>{counted(version.document)}</small>}
        </span>
        {version.document && <QBtn outline noCaps dense label={t('layouts.use')} aria-describedby={`${id}-${index}`} onClick={() => emit('use', version.document)}/>}
        <span class="gx-visually-hidden" id={`${id}-${index}`}>{formatTime(version.at)}</span>
      </li>
    )
    const content = () => {
      if (problem.value) return <p class="gx-muted" role="alert">{problemText(problem.value)}</p>
      if (!versions.value) return <div class="gx-related-loading gx-skeleton" aria-hidden="true"/>
      return versions.value.length > 0 ? <ul class="gx-settings-lines gx-layout-versions">{versions.value.map(row)}</ul> : <p class="gx-muted">{t('layouts.historyEmpty')}</p>
    }

    return () => (
      <QDialog modelValue aria-labelledby={id} onUpdate:modelValue={() => emit('close')}>{() => (
        <QCard class="gx-dialog">{() => [
          <h2 id={id}>{t('layouts.historyTitle')}</h2>,
          <p class="gx-dialog__text">{t('layouts.historyLead')}</p>,
          content(),
          <div class="gx-dialog__actions"><QBtn flat noCaps autofocus label={t('layouts.close')} onClick={() => emit('close')}/></div>,
        ]}</QCard>
      )}</QDialog>
    )
  },
})
