import { computed, nextTick, ref, watch } from 'vue'
import { go } from '../app/router.js'
import { isNumeric, moved, nextSort, sortKeys, widthOf } from './columns.js'
import { CellEditor } from './CellEditor.jsx'
import { TableHead } from './TableHead.jsx'
import { TableRow } from './TableRow.jsx'
import { useWindow } from './window.js'
import { keyOfGrid } from './keys.js'

export const rowHeight = 41
const checkWidth = 44

/**
 * The table of a list: a grid of which only the rows in sight exist, with a fixed head and first column. The focus stays on the grid and points at the active
 * cell, so that it survives rows that come and go; row -1 is the head, column -1 the checkboxes.
 */
export const RecordTable = {
  props: {
    type: Object, rows: Object, columns: Array, widths: Object, sort: String, selection: Object, canEdit: Boolean, isBin: Boolean, canSelect: Boolean, label: String,
  },
  emits: ['columns', 'width', 'sort', 'saved', 'range', 'full'],
  setup(props, { emit, expose }) {
    const grid = ref(null)
    const body = ref(null)
    const active = ref({ row: 0, column: 0 })
    const editing = ref(null)
    const extent = () => props.rows.extent()
    const { range, measure } = useWindow(body, () => rowHeight, extent)
    watch(range, () => emit('range', range), { immediate: true })

    const fields = computed(() => props.columns.map(name => props.type.fields.find(field => field.name === name)).filter(Boolean))
    const layout = computed(() => fields.value.map(field => ({ field, width: widthOf(props.type, field, props.widths), isNumeric: isNumeric(field) })))
    const start = computed(() => props.canSelect ? checkWidth : 0)
    const total = computed(() => start.value + layout.value.reduce((sum, column) => sum + column.width, 0))
    const sorted = computed(() => sortKeys(props.sort))

    const editable = field => props.canEdit && !props.isBin && !field.read_only
    const href = record => `/${props.type.plural}/${record.id}`
    const cellId = (row, column) => `gx-cell-${row}-${column}`

    function activate(row, column, { focus = true } = {}) {
      active.value = { row: Math.max(-1, Math.min(row, extent() - 1)), column: Math.max(props.canSelect ? -1 : 0, Math.min(column, fields.value.length - 1)) }
      if (focus) grid.value?.focus({ preventScroll: true })
      reveal()
    }

    /** Scrolls so that the active cell is in sight and not below the head or the first column. */
    function reveal() {
      const { row, column } = active.value
      const frame = grid.value
      if (!frame) return
      const head = rowHeight
      const top = row * rowHeight
      if (row >= 0 && top < frame.scrollTop) frame.scrollTop = top
      if (row >= 0 && top + rowHeight + head > frame.scrollTop + frame.clientHeight) frame.scrollTop = top + rowHeight + head - frame.clientHeight
      if (column <= 0) { frame.scrollLeft = 0; return }
      const stuck = start.value + layout.value[0].width
      const left = start.value + layout.value.slice(0, column).reduce((sum, one) => sum + one.width, 0)
      if (left - stuck < frame.scrollLeft) frame.scrollLeft = left - stuck
      const right = left + layout.value[column].width
      if (right > frame.scrollLeft + frame.clientWidth) frame.scrollLeft = right - frame.clientWidth
    }

    const open = record => go(href(record))
    function edit(row, column) {
      const record = props.rows.at(row)
      if (!record || !fields.value[column] || !editable(fields.value[column])) return false
      editing.value = { row, column, record }
      return true
    }
    function toggle(row, event) {
      const record = props.rows.at(row)
      if (!record || !props.canSelect) return
      if (event?.shiftKey) props.selection.extend(row, props.rows.at)
      else if (!props.selection.toggle(record, row)) emit('full')
    }

    function onKey(event) {
      if (editing.value || event.target !== grid.value) return
      const page = Math.max(1, Math.floor(grid.value.clientHeight / rowHeight) - 2)
      const action = keyOfGrid(event, active.value, { page, rows: extent(), columns: fields.value.length })
      if (!action) return
      event.preventDefault()
      const { row, column } = active.value
      const field = fields.value[column]
      const record = props.rows.at(row)
      if (action.clear) return props.selection.size() > 0 ? props.selection.clear() : undefined
      if (action.go) return activate(action.go.row, action.go.column)
      if (row === -1) return onHeadKey(action, field, event)
      if (action.select) return extendBy(action.select, event)
      if (action.enter) return record && !props.isBin && (column <= 0 || !edit(row, column)) ? open(record) : undefined
      if (action.edit) return edit(row, column)
    }
    function onHeadKey(action, field, event) {
      if (!field) return
      if (action.menu) document.getElementById(cellId(-1, active.value.column))?.querySelector('.gx-head-more')?.click()
      if (action.enter && field.sortable) emit('sort', nextSort(props.sort, field.name, event.shiftKey))
      if (action.move) emit('columns', moved(props.columns, field.name, props.columns.indexOf(field.name) + action.move))
      if (action.move) activate(-1, active.value.column + action.move)
      if (action.widen) emit('width', field.name, widthOf(props.type, field, props.widths) + action.widen)
    }
    function extendBy(step, event) {
      const { row, column } = active.value
      if (step === 'here') return toggle(row, event)
      if (props.selection.state.anchor === null) toggle(row)
      props.selection.extend(row + step, props.rows.at)
      activate(row + step, column)
    }

    function finish({ record, next }) {
      const { row, column } = editing.value
      editing.value = null
      if (record) emit('saved', record)
      nextTick(() => activate(row, next ? column + next : column))
    }

    function onFocus() {
      if (active.value.row >= extent()) active.value = { row: 0, column: 0 }
    }
    watch(() => [props.type.name, props.sort], () => { active.value = { row: 0, column: 0 }; editing.value = null })
    /** Where the table stands, and back to where it stood. */
    const position = () => ({ top: grid.value?.scrollTop ?? 0, left: grid.value?.scrollLeft ?? 0, active: active.value })
    function restore({ top, left, active: cell }) {
      active.value = cell
      grid.value.scrollTop = top
      grid.value.scrollLeft = left
      measure()
    }
    expose({ position, restore, toTop: () => { if (grid.value) grid.value.scrollTop = 0; measure() }, focus: () => grid.value?.focus() })

    const rowsInSight = () => {
      const list = []
      for (let index = range.first; index <= range.last && extent() > 0; index++) list.push(index)
      return list
    }
    const row = index => {
      const record = props.rows.at(index)
      return <TableRow key={index} type={props.type} record={record} included={props.rows.includedAt(index)} layout={layout.value} row={index}
        canSelect={props.canSelect}
        isChosen={record ? props.selection.has(record.id) : false} isBin={props.isBin} href={record && href(record)} cellId={cellId}
        active={active.value.row === index ? active.value.column : null} isEditable={editable}
          editing={editing.value?.row === index ? editing.value.column : null}
        editor={editing.value?.row === index ? editor : null}
        onActivate={column => activate(index, column)} onEdit={column => edit(index, column)}
          onToggle={event => { activate(index, -1); toggle(index, event) }}/>
    }
    const editor = () => {
      const { row, column, record } = editing.value
      return <CellEditor key={`${record.id} ${column}`} type={props.type} field={fields.value[column]} record={record} included={props.rows.includedAt(row)}
        width={layout.value[column].width} onDone={finish}/>
    }
    return () => {
      const count = props.rows.state.total ?? (props.rows.state.isEnd ? props.rows.state.known : -1)
      const { row: activeRow, column: activeColumn } = active.value
      return <div ref={grid} class="gx-grid" role="grid" tabindex="0" aria-label={props.label} aria-rowcount={count < 0 ? -1 : count + 1}
        aria-busy={props.rows.state.isLoading}
        aria-colcount={fields.value.length + (props.canSelect ? 1 : 0)} aria-multiselectable={props.canSelect || undefined}
        aria-activedescendant={activeRow === -1 || (activeRow >= range.first && activeRow <= range.last) ? cellId(activeRow, activeColumn) : undefined}
        onKeydown={onKey} onFocus={onFocus}>
        <TableHead type={props.type} layout={layout.value} width={total.value} columns={props.columns} sort={props.sort} sorted={sorted.value}
          rows={props.rows}
          selection={props.selection} canSelect={props.canSelect} active={activeRow === -1 ? activeColumn : null} cellId={cellId} range={range}
          onActivate={column => activate(-1, column)} onSort={value => emit('sort', value)} onColumns={names => emit('columns', names)}
          onWidth={(name, width) => emit('width', name, width)}/>
        <div ref={body} class="gx-grid-body" role="rowgroup"
          style={{ height: `${extent() * rowHeight}px`, width: `${total.value}px`, paddingTop: `${range.first * rowHeight}px` }}>
          {rowsInSight().map(row)}
        </div>
      </div>
    }
  },
}
