/** Gives somebody a text as a file. @param {string} text @param {string} name */
export function save(text, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  // some browsers begin to read it later than the click
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
