// The rules of Tenants/SignUp/Slug.swift, told while somebody types. Whether an address is free only the server knows.

const shortest = 3
const longest = 50

/** Mail houses of everybody: their names say nothing about the company. */
const publicMail = new Set([
  'gmail', 'googlemail', 'outlook', 'hotmail', 'live', 'msn', 'yahoo', 'icloud', 'me', 'aol', 'proton', 'protonmail', 'gmx', 'qq', 'foxmail', '163',
  '126', 'yeah', 'sina', 'sohu', '139', '189', 'aliyun', 'tom', '21cn',
])

/** Words that name a company's form rather than the company. */
const legalForms = /\b(inc|llc|ltd|limited|gmbh|co|corp|corporation|company|plc|ag|sa|bv)\b\.?/g

/**
 * The address that a company's name suggests; empty where the name has too few Latin letters.
 * @param {string} company
 */
export function slugOf(company) {
  const latin = company.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  const short = cut(latin.replace(legalForms, ' '))
  return short.length >= shortest ? short : fit(cut(latin))
}

/**
 * The address that a company's mail domain suggests.
 * @param {string} email
 */
export function slugOfEmail(email) {
  const labels = (email.split('@')[1] ?? '').toLowerCase().split('.')
  if (labels.length < 2 || labels.at(-1).length < 2) return ''
  const isNational = labels.length > 2 && /^(com|net|org|co|gov|edu|ac)$/.test(labels.at(-2))
  const label = labels.at(isNational ? -3 : -2) ?? ''
  return publicMail.has(label) ? '' : fit(cut(label))
}

/**
 * What is wrong with an address: the name of a rule, or null.
 * @param {string} slug
 * @returns {'short'|'long'|'letters'|'hyphens'|null}
 */
export function slugFault(slug) {
  if (!/^[a-z0-9-]*$/.test(slug)) return 'letters'
  if (/^-|-$|--/.test(slug)) return 'hyphens'
  if (slug.length < shortest) return 'short'
  return slug.length > longest ? 'long' : null
}

const cut = text => text.replace(/[^a-z0-9]+/g, '-').slice(0, longest).replace(/^-+|-+$/g, '')
const fit = slug => (slug.length >= shortest ? slug : '')
