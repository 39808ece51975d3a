import { language } from '../app/messages.js'

/** The currencies of Core/Values/Money.swift, those of the neighbourhood first. */
export const currencies = [
  'CNY', 'HKD', 'TWD', 'MOP', 'USD', 'EUR', 'JPY', 'GBP', 'KRW', 'SGD', 'AED', 'AUD', 'BHD', 'BRL', 'CAD', 'CHF', 'CLP', 'CZK', 'DKK', 'HUF', 'IDR', 'ILS', 'INR',
  'KWD', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP', 'PLN', 'RUB', 'SAR', 'SEK', 'THB', 'TND', 'TRY', 'VND', 'ZAR',
]

/** Choices for a field: `CNY – Chinese yuan`. */
export function currencyChoices() {
  const names = new Intl.DisplayNames(language.value === 'zh' ? 'zh-CN' : 'en', { type: 'currency' })
  return currencies.map(code => ({ code, title: `${code} – ${names.of(code)}` }))
}
