/** Dates and times as people type them. Dates are calendar days without a zone; times are shown in the browser's zone and kept in UTC. */

const words = {
  today: 0, 今天: 0, 今日: 0, tomorrow: 1, 明天: 1, 明日: 1, 后天: 2, 後天: 2, yesterday: -1, 昨天: -1, 前天: -2,
}

const two = number => String(number).padStart(2, '0')

/** The calendar day of a Date in the browser's zone, as 2026-01-31. */
export const dayOf = date => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** Today as 2026-01-31. */
export const today = () => dayOf(new Date())

/** The day `days` after a day. */
export function addDays(day, days) {
  const [year, month, date] = day.split('-').map(Number)
  return dayOf(new Date(year, month - 1, date + days))
}

function addMonths(day, months) {
  const [year, month, date] = day.split('-').map(Number)
  const last = new Date(year, month + months, 0)
  return dayOf(new Date(last.getFullYear(), last.getMonth(), Math.min(date, last.getDate())))
}

function realDay(year, month, date) {
  const day = new Date(year, month - 1, date)
  const isReal = year >= 1000 && year <= 9999 && day.getMonth() === month - 1 && day.getDate() === date
  return isReal ? dayOf(day) : null
}

function span(text, from) {
  const match = /^([-+]\d{1,4})\s*([dwmy天日周月年]?)$/.exec(text)
  if (!match) return null
  const count = Number(match[1])
  switch (match[2]) {
    case 'w': case '周': return addDays(from, count * 7)
    case 'm': case '月': return addMonths(from, count)
    case 'y': case '年': return addMonths(from, count * 12)
    default: return addDays(from, count)
  }
}

/**
 * Reads a day: 2026-01-31, 2026/1/31, 20260131, 2026年1月31日, 1-31 (this year), today, 明天, +3, -2w, +1m.
 * @returns {string|null} 2026-01-31, or null when it is no day
 */
export function readDay(text, from = today()) {
  const plain = String(text).normalize('NFKC').trim().toLowerCase()
  if (plain in words) return addDays(from, words[plain])
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const full = compact ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  if (full) return realDay(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  if (short) return realDay(Number(from.slice(0, 4)), Number(short[1]), Number(short[2]))
  return span(plain, from)
}

/** Reads a time of day: 9:30, 0930, 9点半, 21; null when it is none. */
export function readTime(text) {
  const plain = String(text).normalize('NFKC').trim().replace('点半', ':30').replace(/点|时/, ':').replace(/:$|分$/, '')
  const match = /^(\d{1,2})(?::?(\d{2}))?$/.exec(plain)
  if (!match) return null
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)]
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null
}

/** A time of day as people read it: "09:30" of "09:30:00" too; anything else as it is. */
export const clockOf = value => String(value ?? '').replace(/^(\d{2}:\d{2}):\d{2}(\.\d+)?$/, '$1')

/** The day and time of day of an RFC 3339 time in the browser's zone; empty texts for none. */
export function splitTime(timestamp) {
  const date = timestamp ? new Date(timestamp) : null
  if (!date || Number.isNaN(date.getTime())) return { day: '', time: '' }
  return { day: dayOf(date), time: `${two(date.getHours())}:${two(date.getMinutes())}` }
}

/** The RFC 3339 time in UTC of a day and a time of day in the browser's zone. */
export function joinTime(day, time) {
  const [year, month, date] = day.split('-').map(Number)
  const [hour, minute] = time.split(':').map(Number)
  return new Date(year, month - 1, date, hour, minute).toISOString()
}

/** Whether a text is an RFC 3339 time. */
export const isTime = text => /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text))
