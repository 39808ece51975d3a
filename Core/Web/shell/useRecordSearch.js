import { ref, shallowRef, watch } from 'vue'
import { api } from '../app/client.js'
import { fieldOf, labelOf, type } from '../app/metadata.js'
import { objectPlaces, places } from './entries.js'

const patience = 160
const each = 5
const types = 4

/** Looks for records whose name contains the query, some of each type of the menu and of the workspace's own objects: `{ found, isLoading }`. */
export function useRecordSearch(query) {
  const found = shallowRef([])
  const isLoading = ref(false)
  let timer = null
  let last = new AbortController()
  watch(query, typed => {
    clearTimeout(timer)
    last.abort()
    last = new AbortController()
    const words = typed.trim()
    isLoading.value = words.length > 0
    if (!words) { found.value = []; return }
    timer = setTimeout(() => search(words, last.signal), patience)
  })
  return { found, isLoading }

  async function search(words, signal) {
    const searchable = all => all.map(place => type(place.typeName)).filter(isSearchable).slice(0, types)
    const searched = [...searchable(places()), ...searchable(objectPlaces())]
    const replies = await Promise.all(searched.map(of => recordsOf(of, words, signal)))
    if (signal.aborted) return
    found.value = replies.flat()
    isLoading.value = false
  }
}

function isSearchable(of) {
  return of && fieldOf(of, of.label_field)?.comparisons.includes('contains')
}

// One type that fails must not hide what the others found.
async function recordsOf(of, words, signal) {
  const query = { filter: [of.label_field, 'contains', words], fields: of.label_field, limit: each }
  const reply = await api.get(`/${of.plural}`, { query, signal, isProbe: true }).catch(() => ({ data: [] }))
  return reply.data.map(record => ({ type: of.name, id: record.id, label: labelOf(record, of) }))
}
