import { relativeTime } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { labelOfReference } from '../../../../Core/Web/parts/fields/references.js'
import { roleName } from './roles.js'

const everybody = 'everybody'

/** For whom the layout is, everybody or a role, and what is in use there now. */
export const LayoutTarget = ({ roles, role, layout, hasOwn }, { emit }) => {
  const choices = [
    { code: everybody, title: t('layouts.everybody') },
    ...roles.map(one => ({ code: one.id, title: hasOwn(one.id) ? t('layouts.roleWithOwn', { role: roleName(one) }) : roleName(one) })),
  ]
  const field = { name: 'role', kind: 'choice', required: true, title: t('layouts.for'), choices }
  const words = () => {
    if (!layout) return t(role ? 'layouts.statusOfEverybody' : 'layouts.statusStandard')
    const who = layout.updated_by && labelOfReference('user', layout.updated_by)
    return t('layouts.statusOwn', { who: who || t('layouts.somebody'), when: relativeTime(layout.updated_at) })
  }
  return (
    <div class="gx-layout-target">
      {roles.length > 0 && <FieldInput class="gx-layout-for" required={false} field={field} modelValue={role ?? everybody} onUpdate:modelValue={code => emit('choose', code === everybody ? null : code)}/>}
      <p class="gx-layout-status">{words()}</p>
    </div>
  )
}
LayoutTarget.props = ['roles', 'role', 'layout', 'hasOwn']
LayoutTarget.emits = ['choose']
