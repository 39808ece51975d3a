import { computed, ref, shallowRef, watch } from 'vue'
import { route, setQuery } from '../app/router.js'
import { both, isFilter, same } from '../filter/tree.js'
import { questionOf, rememberColumns, rememberedColumns, validColumns } from './columns.js'

/** In an address this stands for "no filter", where the saved view has one. */
const none = 'none'

/**
 * What the list shows now. The address holds what somebody may want to share or go back to: `list` (a saved view, mine, bin), `filter`, `sort`, `q`,
 * `view` (table or board) and `group`; what it leaves out the chosen list decides. Columns and widths are a matter of taste: they are remembered
 * in the saved view or in this browser.
 */
export function createState(type, lists) {
  const query = shallowRef(route.query)
  const path = route.path
  // The page may still be on the screen for a moment while the address is another page's already.
  watch(() => route.query, next => { if (route.path === path) query.value = next })

  const list = computed(() => lists.find(query.value.list))
  const filter = computed(() => {
    const text = query.value.filter
    return text === none ? null : parsed(text) ?? list.value?.filter ?? null
  })
  const sort = computed(() => query.value.sort === none ? '' : query.value.sort ?? list.value?.sort ?? '')
  const search = computed(() => query.value.q ?? '')
  const isBin = computed(() => Boolean(list.value?.isBin))
  const groups = type.fields.filter(field => field.kind === 'choice' && field.filterable !== false)
  const layout = computed(() => isBin.value || groups.length === 0 ? 'table' : query.value.view === 'board' || query.value.view === 'table' ? query.value.view
    : list.value?.layout === 'board' ? 'board' : 'table')
  const group = computed(() => groups.find(field => field.name === (query.value.group ?? list.value?.group)) ?? usualGroup(groups))

  const taste = ref(rememberedColumns(type))
  const changedTaste = shallowRef(null)
  const columns = computed(() => validColumns(type, changedTaste.value?.columns ?? (list.value?.view ? list.value.columns : taste.value.columns)))
  const widths = computed(() => changedTaste.value?.widths ?? (list.value?.view ? list.value.widths : taste.value.widths) ?? {})
  watch(() => list.value?.id, () => { changedTaste.value = null })

  /** Everything that must hold: what the list is, what was filtered, what was typed into the search box. */
  const condition = computed(() => conditionWith(filter.value))
  function conditionWith(tree) {
    const word = search.value.trim()
    return both(list.value?.base, tree, word ? [type.label_field, 'contains', word] : null)
  }

  function setFilter(tree) {
    setQuery({ filter: same(tree, list.value?.filter) ? null : tree ? JSON.stringify(tree) : none }, { replace: false })
  }
  function setSort(text) {
    setQuery({ sort: text === (list.value?.sort ?? '') ? null : text || none }, { replace: false })
  }
  const setSearch = word => setQuery({ q: word.trim() || null })
  const setList = id => setQuery({ list: id === 'all' ? null : id, filter: null, sort: null, q: null, view: null, group: null }, { replace: false })
  function setLayout(name) {
    setQuery({ view: name === (list.value?.layout === 'board' ? 'board' : 'table') ? null : name, group: null }, { replace: false })
  }
  const setGroup = name => setQuery({ group: name, view: 'board' }, { replace: false })
  function setColumns(names) { setTaste({ columns: names, widths: widths.value }) }
  function setWidth(name, width) { setTaste({ columns: columns.value, widths: { ...widths.value, [name]: Math.round(width) } }) }
  function setTaste(next) {
    if (list.value?.view) { changedTaste.value = next; return }
    taste.value = next
    rememberColumns(type, next)
  }
  function forgetColumns() {
    if (list.value?.view) { changedTaste.value = null; return }
    taste.value = {}
    rememberColumns(type, {})
  }

  /** Whether a saved view would change if it were saved as it is shown. */
  const isChanged = computed(() => Boolean(list.value?.view) && (
    !same(filter.value, list.value.filter) || sort.value !== list.value.sort || changedTaste.value !== null
    || layout.value !== (list.value.layout === 'board' ? 'board' : 'table') || (layout.value === 'board' && group.value?.name !== list.value.group)))

  /** What saving keeps. */
  const kept = () => ({
    filter: filter.value, sort: sort.value || null, columns: columns.value, widths: widths.value, layout: layout.value === 'board' ? 'board' : 'list',
    group: layout.value === 'board' ? group.value?.name ?? null : null,
  })
  function settle() {
    changedTaste.value = null
    setQuery({ filter: null, sort: null, view: null, group: null })
  }

  const columnQuestion = computed(() => questionOf(type, columns.value))
  return {
    query, list, filter, sort, search, isBin, layout, group, groups, columns, widths, condition, conditionWith, isChanged, kept, settle,
    columnQuestion, setFilter, setSort, setSearch, setList, setLayout, setGroup, setColumns, setWidth, forgetColumns,
  }
}

/** The choice that most likely says how far a record has come: a required one with colours and more than two choices. */
function usualGroup(groups) {
  const worth = field => (field.choices.some(choice => choice.color) ? 4 : 0) + (field.required ? 2 : 0) + (field.choices.length > 2 && field.choices.length < 9 ? 1 : 0)
  return [...groups].sort((a, b) => worth(b) - worth(a))[0] ?? null
}

function parsed(text) {
  if (!text) return null
  try {
    const tree = JSON.parse(text)
    return isFilter(tree) ? tree : null
  } catch {
    return null
  }
}
