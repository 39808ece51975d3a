import { QBtn } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { Panel } from '../Panel.jsx'
import { descriptionOfRole, titleOfRole } from './names.js'

/** Roles that were deleted, and can come back. */
export const RoleBin = ({ roles }, { emit }) => (
  <Panel flush title={t('roles.bin')} lead={t('roles.binLead')}>{() => (
    <ul class="gx-settings-lines">{roles.map(role => (
      <li key={role.id}>
        <span class="gx-person gx-grow"><b>{titleOfRole(role)}</b>{role.description && <small>{descriptionOfRole(role)}</small>}</span>
        <QBtn flat dense no-caps color="primary" label={t('roles.restore')} aria-label={`${t('roles.restore')} ${titleOfRole(role)}`} onClick={() => emit('restore', role)}/>
      </li>
    ))}</ul>
  )}</Panel>
)
RoleBin.props = ['roles']
RoleBin.emits = ['restore']
