import en from './messages/en.js'
import zh from './messages/zh.js'

const at = (messages, key) => key.split('.').reduce((level, part) => level?.[part], messages)

/** A text of this folder in both languages: what is made for everybody is called something in each of them. */
export const inBoth = key => ({ en: at(en, key), zh: at(zh, key) })
