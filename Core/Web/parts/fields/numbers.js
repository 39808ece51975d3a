/** Numbers as people type them, and the exact texts and minor units that the server keeps. */

/** ISO 4217 codes the server accepts, with the decimals of their minor unit where it is not two. */
const otherDecimals = { JPY: 0, KRW: 0, VND: 0, CLP: 0, KWD: 3, BHD: 3, TND: 3 }

/** All currencies, the ones most used here first. */
export const currencies = [
  'CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'TWD', 'SGD', 'KRW', 'AED', 'AUD', 'BHD', 'BRL', 'CAD', 'CHF', 'CLP', 'CZK', 'DKK', 'HUF',
  'IDR', 'ILS', 'INR', 'KWD', 'MOP', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP', 'PLN', 'RUB', 'SAR', 'SEK', 'THB', 'TND', 'TRY', 'VND', 'ZAR',
]

const remembered = 'gx-currency'

/** The currency this person used last; money in China is yuan until somebody says otherwise. */
export const usualCurrency = () => localStorage.getItem(remembered) ?? 'CNY'

export const rememberCurrency = code => localStorage.setItem(remembered, code)

/** The number of decimals of a currency's minor unit. */
export const decimalsOf = currency => otherDecimals[currency] ?? 2

const multipliers = { 千: 3, k: 3, 万: 4, 萬: 4, m: 6, 亿: 8, 億: 8 }

/**
 * Reads a number with up to `scale` decimals: grouping, full-width digits and 1.5万, 3k or 2亿 are understood.
 * @returns {string|null} plain digits such as "-12.50", or null when it is no such number
 */
export function readNumber(text, scale = 0) {
  const plain = String(text).normalize('NFKC').replace(/[\s,'_，]/g, '').toLowerCase()
  const match = /^([-+]?)(\d*)(?:\.(\d*))?([千k万萬m亿億]?)$/.exec(plain)
  if (!match || !(match[2] + (match[3] ?? ''))) return null
  const power = multipliers[match[4]] ?? 0
  const fraction = (match[3] ?? '').padEnd(power, '0')
  const whole = (match[2] + fraction.slice(0, power)).replace(/^0+(?=\d)/, '') || '0'
  const rest = fraction.slice(power).replace(/0+$/, '')
  if (rest.length > scale) return null
  const sign = match[1] === '-' && /[1-9]/.test(whole + rest) ? '-' : ''
  return sign + whole + (rest ? '.' + rest : '')
}

/** "12.5" of a currency with two decimals is 1250; null when it is no amount. */
export function minorUnits(text, currency) {
  const decimals = decimalsOf(currency)
  const number = readNumber(text, decimals)
  if (number === null) return null
  const [whole, rest = ''] = number.split('.')
  const units = Number(whole + rest.padEnd(decimals, '0'))
  return Number.isSafeInteger(units) ? units : null
}

/** 1250 of a currency with two decimals is "12.50"; whole amounts come without decimals. */
export function majorUnits(amount, currency) {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const rest = decimals ? digits.slice(-decimals) : ''
  return (amount < 0 ? '-' : '') + whole + (/[1-9]/.test(rest) ? '.' + rest : '')
}

/** "1234567.50" is "1,234,567.50", as amounts are read; `readNumber` takes the commas out again. */
export const grouped = number => number.replace(/^(-?\d+)/, digits => digits.replace(/\B(?=(\d{3})+$)/g, ','))
