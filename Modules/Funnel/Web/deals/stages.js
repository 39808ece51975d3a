import { shallowReactive } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'

/** Stages by pipeline, asked for once a visit: the bar of a deal, the forecast and the board all need them. */
const known = shallowReactive(new Map())
const asked = new Map()

/** The stages of a pipeline in their order; undefined while they are on their way. For render functions. */
export function stagesOf(pipeline) {
  if (!known.has(pipeline)) readStages(pipeline).catch(() => {})
  return known.get(pipeline)
}

/** Asks the server for the stages of a pipeline, or of all of them. */
export async function readStages(pipeline = 'all', { isFresh = false } = {}) {
  if (!asked.has(pipeline) || isFresh) asked.set(pipeline, fetchStages(pipeline).catch(error => { asked.delete(pipeline); throw error }))
  return asked.get(pipeline)
}

async function fetchStages(pipeline) {
  const filter = pipeline === 'all' ? null : ['pipeline', 'is', pipeline]
  const { data } = await api.get('/stages', { query: { filter, sort: 'position', limit: 200 } })
  known.set(pipeline, data)
  return data
}

/** Forgets them all: somebody changed the pipelines. */
export function forgetStages() {
  known.clear()
  asked.clear()
}
