// Light, dark, or as the system has it. early.js sets the attribute before the first paint, this keeps it true afterwards.
import { ref } from 'vue'
import { Dark } from 'quasar'

const storageKey = 'gx-theme'
const system = matchMedia('(prefers-color-scheme: dark)')

/** 'auto', 'light' or 'dark' */
export const theme = ref(localStorage.getItem(storageKey) ?? 'auto')

/** `{ code, icon, title }` of each appearance. */
export const themes = [
  { code: 'auto', icon: 'brightness_auto', title: 'shell.themeAuto' },
  { code: 'light', icon: 'light_mode', title: 'shell.themeLight' },
  { code: 'dark', icon: 'dark_mode', title: 'shell.themeDark' },
]

export function startTheme() {
  apply()
  system.addEventListener('change', apply)
  addEventListener('beforeprint', () => show(false))
  addEventListener('afterprint', apply)
}

export function setTheme(chosen) {
  theme.value = chosen
  localStorage.setItem(storageKey, chosen)
  apply()
}

function apply() {
  show(theme.value === 'dark' || (theme.value === 'auto' && system.matches))
}

function show(isDark) {
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  Dark.set(isDark)
}
