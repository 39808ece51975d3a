import { shallowReactive } from 'vue'
import { api } from '../../../../../Core/Web/app/client.js'

const known = shallowReactive({ functions: [], isLoading: false, hasFailed: false })
let isLoaded = false

/** The functions of the formula language, as the server describes them: read once in a visit. */
export function useLanguage() {
  if (!isLoaded && !known.isLoading) read()
  return known
}

async function read() {
  Object.assign(known, { isLoading: true, hasFailed: false })
  try {
    const { data } = await api.get('/formulas/functions')
    known.functions = data
    isLoaded = true
  } catch {
    // whoever looks next asks again
    known.hasFailed = true
  } finally {
    known.isLoading = false
  }
}
