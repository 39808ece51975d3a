import { QDialog, QMenu, QSelect } from 'quasar'

// long enough for a list to get all its lines, which is when Quasar places it anew
const short = 100

/**
 * While something opens or closes Quasar keeps back what wants the focus, and gives it then: by that time somebody who types fast is in the next field.
 * Lists of options come and go quickly; for people who want nothing to move, so do menus, and dialogs at once.
 */
export function limitMotion() {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  set(QSelect, short)
  if (isStill) set(QMenu, short)
  if (isStill) set(QDialog, 0)
}

function set(component, duration) {
  component.props.transitionDuration = { type: [String, Number], default: duration }
}
