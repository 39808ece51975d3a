/** The way of a file: chosen, mapped, checked, imported, looked at. */
export const steps = ['file', 'mapping', 'check', 'run', 'outcome']

/**
 * Where an import stands. Before it is run people may go back and forth, and `wanted` says where they are.
 * @param {any} file
 * @param {string|undefined} wanted
 * @returns {'mapping'|'check'|'run'|'outcome'}
 */
export function stepOf(file, wanted) {
  if (file.status === 'uploaded') return 'mapping'
  if (file.status === 'checked') return wanted === 'mapping' ? 'mapping' : 'check'
  if (file.status === 'queued' || file.status === 'running') return file.options.dry_run ? 'check' : 'run'
  return 'outcome'
}

export const isRunning = file => file.status === 'queued' || file.status === 'running'

/** Rows in the order in which people care. */
export const outcomes = ['created', 'updated', 'unchanged', 'skipped', 'failed']
