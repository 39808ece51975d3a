import { api } from '../app/client.js'

/** How many single requests are under way at once where there is no batch. */
const lanes = 4

/** Changes fields of many records: `[{ id, label, version, problem }]`, one outcome for each. */
export function changeAll(type, chosen, values) {
  return batch(type, chosen, record => ({ action: 'update', id: record.id, version: record.version, values }))
}

/** Puts many records into the bin. */
export function deleteAll(type, chosen) {
  return batch(type, chosen, record => ({ action: 'delete', id: record.id }))
}

async function batch(type, chosen, operation) {
  const reply = await api.post(`/${type.plural}/batch`, { operations: chosen.map(operation) })
  return reply.results.map((result, index) => ({
    ...chosen[index], version: result.version ?? chosen[index].version,
    problem: result.status < 400 ? null : result.errors?.[0]?.message ?? result.detail ?? result.code,
  }))
}

/** Takes many records out of the bin, a few at a time. */
export async function restoreAll(type, chosen) {
  const outcomes = []
  const waiting = [...chosen]
  async function lane() {
    for (let record = waiting.shift(); record; record = waiting.shift()) {
      try {
        await api.post(`/${type.plural}/${record.id}/restoration`)
        outcomes.push({ ...record, problem: null })
      } catch (error) {
        outcomes.push({ ...record, problem: error.detail || error.title || error.message })
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return outcomes
}

export const succeeded = outcomes => outcomes.filter(outcome => !outcome.problem)
export const failed = outcomes => outcomes.filter(outcome => outcome.problem)
