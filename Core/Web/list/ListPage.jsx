import { computed, defineAsyncComponent, onBeforeUnmount, onMounted, ref, shallowReactive, shallowRef, watch } from 'vue'
import { QBtn, useQuasar } from 'quasar'
import { addMessages, t, text } from '../app/messages.js'
import { formatNumber } from '../app/format.js'
import { type as typeOf } from '../app/metadata.js'
import { notify, problemText } from '../app/notify.js'
import { go, href, route } from '../app/router.js'
import { can } from '../app/session.js'
import { shortcut } from '../app/shortcuts.js'
import { slotsOf } from '../app/plugs.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { PageHead } from '../parts/PageHead.jsx'
import { Skeleton } from '../parts/Skeleton.jsx'
import { rememberList } from '../record/neighbours.js'
import { FilterSummary } from '../filter/FilterSummary.jsx'
import { BulkArea } from './BulkArea.jsx'
import { ListEmpty } from './ListEmpty.jsx'
import { ListTabs } from './ListTabs.jsx'
import { ListTools } from './ListTools.jsx'
import { RecordCards } from './RecordCards.jsx'
import { RecordTable } from './RecordTable.jsx'
import { exportList, importAddress } from './addresses.js'
import { keepList, placeInHistory, takeList } from './kept.js'
import { createLists } from './views.js'
import { covers } from './columns.js'
import { isQuickOnly, quickFields } from './quick.js'
import { createRows } from './rows.js'
import { createSelection, mostSelected } from './selection.js'
import { createState } from './state.js'
import { inSentence } from './words.js'
import { useFit } from './fit.js'
import { useViewActions } from './viewActions.jsx'
import en from './messages/en.js'
import zh from './messages/zh.js'
import './list.css'

addMessages({ en, zh })

// The builder and the board are loaded by those who use them.
const FilterSheet = defineAsyncComponent(() => import('../filter/FilterSheet.jsx').then(module => module.FilterSheet))
const BoardView = defineAsyncComponent(() => import('../board/BoardView.jsx').then(module => module.BoardView))

/** The list of any record type, from its metadata: table, cards or board; lists and saved views; search, filter, selection, bulk and inline editing. */
export default {
  setup() {
    const type = typeOf(route.params.plural)
    if (!type) return () => <div class="gx-page"><EmptyState icon="search_off" title={t('list.unknown_title')} text={t('list.unknown_text')}/></div>

    const rights = computed(() => ({
      create: can('create', type.name), update: can('update', type.name), delete: can('delete', type.name), export: can('export', type.name),
      bulk: can('bulk', type.name) && (can('update', type.name) || can('delete', type.name)),
    }))
    const lists = createLists(type, { bin: type.actions.includes('delete') && can('delete', type.name) })
    const state = createState(type, lists)
    const kept = takeList(placeInHistory())
    const rows = kept?.rows ?? createRows()
    const selection = createSelection(type)
    const quasar = useQuasar()
    const isNarrow = computed(() => quasar.screen.width < 900)
    const isFiltering = ref(false)
    const isChoosing = ref(false)
    const visit = ref(0)
    const table = shallowRef(null)
    const tools = shallowRef(null)
    const boardTotal = shallowReactive({ total: null, isExact: true })
    const sight = shallowRef({ top: 0, bottom: 0 })
    const { frame, height } = useFit()
    const viewActions = useViewActions(type, lists, state)

    const isBoard = computed(() => state.layout.value === 'board' && state.group.value)
    const path = `/${type.plural}`
    /** Which records, whatever columns. */
    const which = computed(() => ({ filter: state.condition.value ?? undefined, deleted: state.isBin.value || undefined }))
    const question = computed(() => ({ path, query: { ...which.value, ...state.columnQuestion.value, sort: state.sort.value || undefined } }))

    onMounted(lists.load)
    // Until the saved views are here, an address that names one can't be answered.
    const isReady = computed(() => Boolean(state.list.value))
    let isKept = Boolean(kept)
    watch([isReady, isBoard, () => JSON.stringify(question.value), visit], ([ready, board], before) => {
      if (!ready || board) return
      if (isKept && covers(rows.asked(), question.value)) { isKept = false; rows.resume(); return }
      isKept = false
      const asked = rows.asked()
      // Cards may have been moved on the board.
      const isReload = before[1] || before[3] !== visit.value
      if (asked && !isReload && covers(asked, question.value)) return
      rows.start(question.value)
      if (!asked || isReload || !sameList(asked.query, question.value.query)) rows.count(which.value)
      table.value?.toTop()
    }, { immediate: true })
    watch(() => JSON.stringify([which.value, state.query.value.list]), () => { selection.clear(); isChoosing.value = false })
    let place = placeInHistory()
    watch(state.query, () => { place = placeInHistory() }, { flush: 'post' })
    onMounted(() => { if (kept?.position) table.value?.restore?.(kept.position) })
    onBeforeUnmount(() => {
      rows.stop()
      if (!isBoard.value && !rows.isBlank()) keepList(place, { rows, position: table.value?.position?.() })
    })
    // a record's page steps on through this list, and leads back to it
    watch([() => rows.state.revision, () => rows.state.total, state.query], () => rememberList(type.plural, rows.ids(), href(path, state.query.value), { total: rows.state.total, before: rows.before() }))

    function look(range) {
      sight.value = range
      rows.ensure(range.first, range.last)
    }
    const reload = () => { visit.value += 1 }
    function saved(record) {
      rows.replace(record)
      selection.update(record)
    }
    const full = () => notify.problem(t('list.choose_limit', { n: formatNumber(mostSelected) }))
    // An old link may name what is no longer there: then the order goes as well.
    const clear = () => { state.setSearch(''); state.setFilter(null); if (rows.state.error) state.setSort('') }

    const removers = [
      shortcut('/', { title: 'list.shortcut_search', run: () => tools.value?.focus() }),
      shortcut('f', { title: 'list.shortcut_filter', run: () => { isFiltering.value = true } }),
      ...(rights.value.create ? [shortcut('n', { title: 'list.shortcut_new', run: () => go(`${path}/new`) })] : []),
    ]
    onBeforeUnmount(() => removers.forEach(remove => remove()))

    const choose = () => { isChoosing.value = !isChoosing.value; selection.clear() }

    const title = () => text(type.plural_title)
    const total = computed(() => isBoard.value ? boardTotal : rows.state)
    const countText = () => total.value.total === null ? '' : `${total.value.isExact ? '' : '≈ '}${formatNumber(total.value.total)}`
    const actions = computed(() => [
      ...(isNarrow.value && rights.value.bulk ? [{ icon: 'checklist', label: t(isChoosing.value ? 'list.choose_cards_end' : 'list.choose_cards'), run: choose }] : []),
      ...(rights.value.create && rights.value.bulk ? [{ icon: 'upload_file', label: t('list.import'), run: () => go(importAddress(type)) }] : []),
      ...(rights.value.export && !state.isBin.value ? [{ icon: 'download', label: t('list.export'), run: () => exportList(type, state).catch(notify.problem) }] : []),
      { icon: 'refresh', label: t('list.reload'), run: reload },
      ...(can('update', 'field') ? [{ icon: 'tune', label: t('list.fields'), run: () => go('/settings/fields', { query: { type: type.name } }) }] : []),
    ])

    const showsSummary = () => state.filter.value && (isNarrow.value || !isQuickOnly(state.filter.value, quickFields(type, state.columns.value)))
    const head = () => <PageHead>{{
      title: () => <>{title()}{countText() ? <span class="gx-list-total" title={t('list.total', { n: countText() })}>{countText()}</span> : null}</>,
      actions: () => rights.value.create ? <QBtn unelevated noCaps color="primary" icon="add"
        label={isNarrow.value ? undefined : t('list.create', { title: inSentence(type.title) })}
        aria-label={t('list.create', { title: inSentence(type.title) })} onClick={() => go(`${path}/new`)}/> : null,
    }}</PageHead>

    const content = () => {
      if (isBoard.value) {
        return <BoardView type={type} group={state.group.value} columns={state.columns.value} condition={state.condition.value}
          sort={state.sort.value} reload={visit.value}
          label={title()} onTotal={value => Object.assign(boardTotal, value)}/>
      }
      if (rows.isBlank() && rows.state.error) {
        return <div class="gx-list-frame"><EmptyState icon="cloud_off" title={t('list.problem')} text={problemText(rows.state.error)}>{() => [
          rows.state.error.status === 400 ? <QBtn unelevated noCaps color="primary" label={t('list.clear_filter')} onClick={clear}/> : null,
          <QBtn outline noCaps label={t('list.retry')} onClick={rows.retry}/>]}</EmptyState></div>
      }
      if (rows.isBlank()) return <div class="gx-list-frame"><Skeleton kind="list" lines={10}/></div>
      if (rows.state.isEnd && rows.state.known === 0) {
        return <div class="gx-list-frame"><ListEmpty type={type} state={state} rights={rights.value} onClear={clear}/></div>
      }
      return isNarrow.value
        ? <RecordCards ref={table} type={type} rows={rows} columns={state.columns.value} selection={selection} isChoosing={isChoosing.value}
          isBin={state.isBin.value} label={title()}
          onRange={look} onFull={full}/>
        : <RecordTable ref={table} type={type} rows={rows} columns={state.columns.value} widths={state.widths.value} sort={state.sort.value}
          selection={selection}
          canEdit={rights.value.update} canSelect={rights.value.bulk} isBin={state.isBin.value} label={title()} style={{ maxHeight: `${height.value}px` }}
          onRange={look} onColumns={state.setColumns} onWidth={state.setWidth} onSort={state.setSort} onSaved={saved} onFull={full}/>
    }
    const foot = () => {
      if (isBoard.value || isNarrow.value || rows.isBlank() || rows.state.known === 0) return null
      const values = { from: formatNumber(sight.value.top + 1), to: formatNumber(sight.value.bottom + 1), total: formatNumber(rows.state.total ?? rows.state.known) }
      return <div class="gx-list-foot">
        <span>{t(rows.state.isExact ? 'list.rows' : 'list.rows_about', values)}</span>
        <span class="gx-list-keys">{t('list.keys')}</span>
      </div>
    }
    const problem = () => rows.state.error && !rows.isBlank()
      ? <div class="gx-list-problem" role="alert"><span>{t('list.problem_more')}</span><QBtn flat dense noCaps label={t('list.retry')}
        onClick={rows.retry}/></div> : null

    return () => <div class="gx-page gx-list">
      {head()}
      <ListTabs type={type} lists={lists} state={state} pages={slotsOf(type.name).views}
        canSave={!lists.state.isMissing && lists.state.isLoaded} {...viewActions.handlers}/>
      <ListTools ref={tools} type={type} state={state} isNarrow={isNarrow.value} actions={actions.value} onFilter={() => { isFiltering.value = true }}/>
      {showsSummary() ? <FilterSummary type={type} filter={state.filter.value} onChange={state.setFilter}
        onEdit={() => { isFiltering.value = true }}/> : null}
      {problem()}
      <div ref={frame} class="gx-list-content">{content()}</div>
      {foot()}
      {rights.value.bulk ? <BulkArea type={type} selection={selection} rows={rows} which={which.value} path={path} sort={state.sort.value}
        isBin={state.isBin.value} rights={rights.value} onDone={reload}/> : null}
      {isFiltering.value ? <FilterSheet type={type} filter={state.filter.value}
        countQuery={tree => ({ filter: state.conditionWith(tree) ?? undefined, deleted: state.isBin.value || undefined, limit: 1, fields: 'id', count: true })}
        onApply={state.setFilter} onClose={() => { isFiltering.value = false }}/> : null}
      {viewActions.dialog()}
    </div>
  },
}

const sameList = (a, b) => JSON.stringify([a.filter, a.deleted]) === JSON.stringify([b.filter, b.deleted])
