import { nextTick } from 'vue'

/**
 * Lists of options and menus stand at the end of the document, outside of every landmark, and Quasar gives their scrolling part no role.
 * Called when one is shown, this names its place, so that screen readers (and axe) know what it is.
 */
export async function namePopup(name) {
  await nextTick()
  for (const portal of document.querySelectorAll('[id^="q-portal--menu"]')) {
    portal.setAttribute('role', 'region')
    portal.setAttribute('aria-label', name)
  }
  for (const content of document.querySelectorAll('[role=listbox] > .q-virtual-scroll__content')) content.setAttribute('role', 'group')
}
