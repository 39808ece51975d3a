// What makes a password good, judged while it is typed. The server judges again, with a list of common passwords; see Core/Identity/PasswordPolicy.swift.

export const shortestPassword = 12

const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm']

/**
 * The rules and whether each is met.
 * @param {string} password
 * @param {string[]} known what a guesser knows: name, e-mail, company
 */
export function passwordRules(password, known) {
  const characters = [...password]
  return [
    { name: 'length', met: characters.length >= shortestPassword },
    { name: 'varied', met: password !== '' && !isMonotonous(password.toLowerCase()) },
    { name: 'personal', met: password !== '' && !isPersonal(password.toLowerCase(), known) },
  ]
}

/**
 * How hard it is to guess: 0 (nothing or refused) to 4.
 * @param {string} password
 * @param {string[]} known
 */
export function passwordStrength(password, known) {
  if (password === '') return 0
  if (passwordRules(password, known).some(rule => !rule.met)) return 1
  const bits = [...password].length * Math.log2(alphabet(password)) * (new Set(password).size / [...password].length) ** 0.5
  return bits < 50 ? 2 : bits < 72 ? 3 : 4
}

function alphabet(password) {
  const classes = [[/[a-z]/, 26], [/[A-Z]/, 26], [/[0-9]/, 10], [/[ -/:-@[-`{-~]/, 33], [/[^\x00-\x7f]/, 500]]
  return classes.reduce((size, [pattern, letters]) => size + (pattern.test(password) ? letters : 0), 1)
}

const reversed = text => [...text].reverse().join('')

const isMonotonous = password => new Set(password).size < 5 || runs.some(run => run.includes(password) || reversed(run).includes(password))

/** The known words, taken out of the password, leave too little to guess. */
function isPersonal(password, known) {
  const whole = [...known.map(word => word.toLowerCase()), 'guanxi']
  const words = new Set([...whole, ...whole.flatMap(word => word.split(/[^\p{L}\p{N}]+/u))])
  const rest = [...words].filter(word => word.length >= 3).sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), password)
  return rest.length !== password.length && new Set(rest).size < 5
}
