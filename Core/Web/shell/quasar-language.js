import { Lang } from 'quasar'
import { language, onLanguage } from '../app/messages.js'

/** Keeps the words of Quasar's own parts (date pickers, tables) in the app's language. */
export function speakQuasar() {
  const set = chosen => Lang.set(chosen === 'zh' ? Lang.zhCN : Lang.enUS)
  set(language.value)
  onLanguage(set)
}
