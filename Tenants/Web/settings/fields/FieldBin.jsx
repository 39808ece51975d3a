import { QBtn, QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { Panel } from '../Panel.jsx'
import { kindOf, kindWords } from './kinds.js'

/** Fields that were deleted: their data is kept and comes back with them. */
export const FieldBin = ({ fields, titleOf }, { emit }) => (
  <Panel flush title={t('fields.bin')} lead={t('fields.binLead')}>{() => (
    <ul class="gx-settings-lines">{fields.map(field => (
      <li key={field.id} class="gx-field-row">
        <span class="gx-kind-mark" aria-hidden="true"><QIcon name={kindOf(field).icon} size="18px"/></span>
        <span class="gx-person gx-grow"><b>{titleOf(field)}</b><small>{kindWords(field)}</small></span>
        <code class="gx-field-code">{field.name}</code>
        <QBtn flat dense no-caps color="primary" icon="restore" label={t('fields.restore')} aria-label={t('fields.restoreNamed', { name: titleOf(field) })}
          onClick={() => emit('restore', field)}/>
      </li>
    ))}</ul>
  )}</Panel>
)
FieldBin.props = ['fields', 'titleOf']
FieldBin.emits = ['restore']
