import { QBtn, QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { Panel } from '../Panel.jsx'

/** Objects that were deleted: their fields and records are kept and come back with them. */
export const ObjectBin = ({ objects, titleOf }, { emit }) => (
  <Panel flush title={t('objects.bin')} lead={t('objects.binLead')}>{() => (
    <ul class="gx-settings-lines">{objects.map(object => (
      <li key={object.id} class="gx-field-row">
        <span class="gx-kind-mark" aria-hidden="true"><QIcon name={object.icon} size="18px"/></span>
        <span class="gx-person gx-grow"><b>{titleOf(object)}</b></span>
        <code class="gx-field-code">{object.name}</code>
        <QBtn flat dense no-caps color="primary" icon="restore" label={t('objects.restore')} aria-label={t('objects.restoreNamed', { name: titleOf(object) })}
          onClick={() => emit('restore', object)}/>
      </li>
    ))}</ul>
  )}</Panel>
)
ObjectBin.props = ['objects', 'titleOf']
ObjectBin.emits = ['restore']
