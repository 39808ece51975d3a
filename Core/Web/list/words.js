import { language, text } from '../app/messages.js'

/** A title of the metadata inside a sentence: English titles begin small there, unless they are all capitals. */
export function inSentence(title) {
  const words = text(title)
  return language.value === 'en' && !/^[A-Z]{2}/.test(words) ? words[0].toLowerCase() + words.slice(1) : words
}
