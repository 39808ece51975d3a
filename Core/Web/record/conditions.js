import { session } from '../app/session.js'
import { evaluate } from '../filter/evaluate.js'

const context = type => ({ type, me: session.user?.id, team: session.user?.team })

/** Whether a field belongs to a record of these values; where that isn't known here, it does. */
export const isShown = (field, type, values) => !field.shown_when || evaluate(field.shown_when, values, context(type)) !== false

/** Whether a field of a record of these values must be filled; where that isn't known here, the server says. */
export const isRequired = (field, type, values) =>
  field.required || Boolean(field.required_when && evaluate(field.required_when, values, context(type)))

/**
 * The workspace's own fields that even a form of a few fields must ask for: those that must be filled and don't fill themselves, and those
 * that the server has named in `errors`.
 */
export const neededFields = (type, values, errors) => type.fields.filter(field => field.custom && !field.read_only
  && (errors.has(field.name) || (isShown(field, type, values) && isRequired(field, type, values) && field.initial === undefined && field.kind !== 'boolean')))
