import { computed, shallowReactive } from 'vue'
import { api } from '../app/client.js'
import { allowed, session } from '../app/session.js'

/**
 * The lists of a type: all records, one's own (where records have an owner), saved views of one's own and of colleagues who share them, and the bin.
 * Each is `{ id, base, filter, sort, columns, widths, layout, group, view }`; `base` always holds and isn't shown as a filter.
 */
export function createLists(type, { bin }) {
  const state = shallowReactive({ views: [], isLoaded: false, isMissing: false })
  const owner = type.fields.find(field => field.name === 'owner' && field.refers_to === 'user')

  const fixed = [
    { id: 'all', title: 'list.all' },
    ...(owner ? [{ id: 'mine', title: 'list.mine', base: ['owner', 'is', 'me'] }] : []),
  ]
  const binList = { id: 'bin', title: 'list.bin', isBin: true }
  const saved = computed(() => state.views.map(view => ({
    id: view.id, name: view.name, view, filter: view.filter ?? null, sort: view.sort ?? '', columns: view.columns, widths: view.widths, layout: view.layout,
    group: view.group,
  })))
  const all = computed(() => [...fixed, ...saved.value, ...(bin ? [binList] : [])])
  const find = id => all.value.find(list => list.id === (id || 'all')) ?? (state.isLoaded ? fixed[0] : null)

  async function load() {
    try {
      state.views = (await api.get('/views', { query: { type: type.plural } })).data
    } catch (error) {
      // Views are a convenience: without them the list itself still works, only saving is not offered.
      state.isMissing = true
    } finally {
      state.isLoaded = true
    }
  }

  async function create(values) {
    const view = await api.post('/views', { type: type.plural, ...values })
    state.views = [...state.views, view]
    return view
  }

  async function change(view, values) {
    const changed = await api.patch(`/views/${view.id}`, values, { record: view })
    state.views = state.views.map(other => other.id === view.id ? changed : other)
    return changed
  }

  async function remove(view) {
    await api.delete(`/views/${view.id}`, { record: view })
    state.views = state.views.filter(other => other.id !== view.id)
  }

  const isMine = view => view.mine ?? view.owner === session.user?.id
  const mayChange = view => isMine(view) || allowed('core.views.manage')
  const mayShare = () => allowed('core.views.share')
  return { state, all, find, load, create, change, remove, mayChange, mayShare }
}
