import { text } from '../../../../Core/Web/app/messages.js'

/** What a role is called in the user's language. */
export const roleName = role => text({ en: role.name_en, zh: role.name_zh })
