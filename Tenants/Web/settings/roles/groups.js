import { t, text } from '../../../../Core/Web/app/messages.js'
import { metadata, types } from '../../../../Core/Web/app/metadata.js'
import { plugs } from '../../../../Core/Web/app/plugs.js'
import { rightsOf } from './grants.js'

const isOwn = type => type.object || type.name.startsWith('c_')

/** The module that brought a type along: as the server says, or whose plug knows the type. */
const moduleOf = type => type.module ?? Object.entries(plugs).find(([, plug]) => plug.records?.[type.name] || plug.menu?.some(entry => entry.type === type.name))?.[0]

/**
 * The types that roles speak of, in groups: those of each module, the workspace's own objects, and last what the work is arranged with. Types that
 * are part of another have no rights of their own.
 * @returns {{ key: string, title: string, types: any[] }[]}
 */
export function typeGroups() {
  const spoken = types().filter(type => !type.part_of)
  const everyday = spoken.filter(type => type.audience !== 'administrators')
  const modules = metadata.modules.map(module => ({ key: module.id, title: text(module.title), types: everyday.filter(type => !isOwn(type) && moduleOf(type) === module.id) }))
  const known = new Set(modules.flatMap(group => group.types))
  return [
    ...modules,
    { key: 'own', title: t('roles.group.own'), types: everyday.filter(isOwn) },
    { key: 'other', title: t('roles.group.other'), types: everyday.filter(type => !isOwn(type) && !known.has(type)) },
    { key: 'arrangement', title: t('roles.group.arrangement'), types: spoken.filter(type => type.audience === 'administrators') },
  ].filter(group => group.types.length > 0)
}

/** The fields of a type that can be taken away, those of the type itself before those that were added. */
export const fieldsOf = type => type.fields.filter(field => rightsOf(type, field).length > 0)
