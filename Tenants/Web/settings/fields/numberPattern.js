/** What numbers by a pattern look like, by the rules of the server (Core/Fields/NumberPattern.swift): `TK-{YYYY}-{00000}`. */

export const usualPattern = '{YYYY}{MM}-{0000}'
export const longestPattern = 40

/** What can be put into a pattern, in the order in which it is offered. */
export const numberTokens = ['{YYYY}', '{YY}', '{MM}', '{DD}', '{0000}']

const token = /\{(YYYY|YY|MM|DD|0{1,12})\}/g

/** A pattern holds the number itself once, and no brace that means nothing. */
export function isPattern(pattern) {
  const numbers = [...pattern.matchAll(token)].filter(([, word]) => word.startsWith('0'))
  return numbers.length === 1 && !/[{}]/.test(pattern.replace(token, ''))
}

/**
 * The number as it is written on a day of the calendar in UTC.
 * @param {string} pattern
 * @param {number} number
 * @param {string} day such as 2026-11-22
 */
export function numberBy(pattern, number, day) {
  const [year, month, date] = day.split('-')
  const parts = { YYYY: year, YY: year.slice(-2), MM: month, DD: date }
  return pattern.replace(token, (_, word) => parts[word] ?? String(number).padStart(word.length, '0'))
}
