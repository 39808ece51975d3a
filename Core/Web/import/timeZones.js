import { language } from '../app/messages.js'

/** The zones of the world as choices of a field, from west to east: `(UTC+08:00) Asia/Shanghai · China Standard Time`. */
export function timeZoneChoices(current) {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current].filter(Boolean))
  return [...names].map(zone => ({ zone, minutes: offsetOf(zone) })).sort((a, b) => a.minutes - b.minutes || a.zone.localeCompare(b.zone))
    .map(({ zone, minutes }) => ({ code: zone, title: `(UTC${offsetText(minutes)}) ${zone.replaceAll('_', ' ')} · ${nameOf(zone)}` }))
}

/**
 * Minutes that a zone is ahead of UTC today.
 * @param {string} zone
 */
export function offsetOf(zone, now = new Date()) {
  const text = partOf(zone, 'longOffset', 'en', now)
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [null, '+', '0', '0']
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** `+08:00` */
export function offsetText(minutes) {
  const two = number => String(number).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

const nameOf = zone => partOf(zone, 'longGeneric', language.value === 'zh' ? 'zh-CN' : 'en', new Date())

function partOf(zone, style, locale, now) {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style }).formatToParts(now)
  return parts.find(part => part.type === 'timeZoneName')?.value ?? ''
}
