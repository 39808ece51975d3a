import { QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { RowMenu } from '../fields/RowMenu.jsx'
import { descriptionOfRole, titleOfRole } from './names.js'

/** A role in the list: what it is for, and how many have it. */
export const RoleRow = ({ role, count, mayChange }, { emit }) => {
  const title = titleOfRole(role)
  return (
    <li class="gx-role-row">
      <span class="gx-kind-mark" aria-hidden="true"><QIcon name="badge" size="18px"/></span>
      <Link class="gx-field-name" to={`/settings/roles/${role.id}`}>{() => [<b>{title}</b>, role.description && <small>{descriptionOfRole(role)}</small>]}</Link>
      <span class="gx-muted gx-role-count">{count > 0 ? t('roles.members', { n: count }) : t('roles.nobody')}</span>
      {mayChange && <RowMenu name={title} actions={[
        { icon: 'content_copy', label: t('roles.duplicate'), run: () => emit('duplicate') },
        { icon: 'delete', label: t('roles.delete'), run: () => emit('remove') },
      ]}/>}
    </li>
  )
}
RoleRow.props = ['role', 'count', 'mayChange']
RoleRow.emits = ['duplicate', 'remove']
