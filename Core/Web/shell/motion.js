import { QDialog, QMenu, QSelect } from 'quasar'

/**
 * While something opens or closes Quasar keeps back what wants the focus, and gives it then: by that time somebody who types fast is in the next field.
 * Lists of options come and go at once; for people who want nothing to move, so do menus and dialogs.
 */
export function limitMotion() {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  for (const component of isStill ? [QSelect, QMenu, QDialog] : [QSelect]) component.props.transitionDuration = { type: [String, Number], default: 0 }
}
