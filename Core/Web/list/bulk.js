import { api } from '../app/client.js'

/** Changes fields of many records: `[{ id, label, version, problem }]`, one outcome for each. */
export function changeAll(type, chosen, values) {
  return batch(type, chosen, record => ({ action: 'update', id: record.id, version: record.version, values }))
}

/** Puts many records into the bin. */
export function deleteAll(type, chosen) {
  return batch(type, chosen, record => ({ action: 'delete', id: record.id }))
}

/** Takes many records out of the bin. */
export function restoreAll(type, chosen) {
  return batch(type, chosen, record => ({ action: 'restore', id: record.id }))
}

async function batch(type, chosen, operation) {
  const reply = await api.post(`/${type.plural}/batch`, { operations: chosen.map(operation) })
  return reply.results.map((result, index) => ({
    ...chosen[index], version: result.version ?? chosen[index].version,
    problem: result.status < 400 ? null : result.errors?.[0]?.message ?? result.detail ?? result.code,
  }))
}

export const succeeded = outcomes => outcomes.filter(outcome => !outcome.problem)
export const failed = outcomes => outcomes.filter(outcome => outcome.problem)
