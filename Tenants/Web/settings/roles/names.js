import { language, t } from '../../../../Core/Web/app/messages.js'

/** How a role is called in the user's language. */
export const titleOfRole = role => role?.[`name_${language.value}`] || role?.name_en || role?.name_zh || t('roles.untitled')

/** What programs call a new role; people never see it. */
export function newCode(name) {
  const words = name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[_\d]+|_+$/g, '').slice(0, 30)
  return `${words || 'role'}_${Math.random().toString(36).slice(2, 6)}`
}

const chinese = /[\u3400-\u9fff]/

/** What a role is for, in the user's language where it is told in two, a line for each. */
export function descriptionOfRole(role) {
  const lines = (role?.description ?? '').split('\n').filter(Boolean)
  const [zh, en] = [lines.filter(line => chinese.test(line)), lines.filter(line => !chinese.test(line))]
  if (!zh.length || !en.length) return lines.join(' ')
  return (language.value === 'zh' ? zh : en).join(' ')
}
