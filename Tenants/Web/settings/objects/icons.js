import { text } from '../../../../Core/Web/app/messages.js'
import { fieldOf } from '../../../../Core/Web/app/metadata.js'

/** The icons that an object can have, as the server offers them: `[{ code, title }]`. */
export const offeredIcons = () => (fieldOf('object', 'icon')?.choices ?? []).map(({ code, title }) => ({ code, title: text(title) }))

/** The icon of an object until somebody chooses another. */
export const usualIcon = () => fieldOf('object', 'icon')?.initial ?? 'category'
