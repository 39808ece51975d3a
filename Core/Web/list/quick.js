import { parts } from '../filter/tree.js'

const mostQuick = 3
const mostChoices = 20

/** The choice fields that get a button of their own: those that are columns, coloured ones first. */
export function quickFields(type, columns) {
  const worth = field => (columns.includes(field.name) ? 2 : 0) + (field.choices.some(choice => choice.color) ? 1 : 0)
  return type.fields.filter(field => field.kind === 'choice' && field.filterable !== false && field.choices.length > 1 && field.choices.length <= mostChoices)
    .map((field, place) => ({ field, place })).filter(({ field }) => worth(field) >= 2)
    .sort((a, b) => worth(b.field) - worth(a.field) || a.place - b.place).slice(0, mostQuick).map(({ field }) => field)
}

/** Whether the buttons of quick filters tell the whole filter already. */
export function isQuickOnly(filter, fields) {
  return parts(filter).every(part => Array.isArray(part) && ['is', 'in'].includes(part[1]) && fields.some(field => field.name === part[0]))
}
