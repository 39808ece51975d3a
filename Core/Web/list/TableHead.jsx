import { ref } from 'vue'
import { QIcon, QSeparator } from 'quasar'
import { t, text } from '../app/messages.js'
import { Menu, MenuItem } from './Menu.jsx'
import { moved, narrowest, nextSort, widest } from './columns.js'

/** The head of the table: sorts by click (Shift adds), is dragged to order columns, pulled at its edge to size them; its menu offers the same. */
export const TableHead = {
  props: {
    type: Object, layout: Array, width: Number, columns: Array, sort: String, sorted: Array, rows: Object, selection: Object, canSelect: Boolean,
    active: { type: Number, default: null }, cellId: Function, range: Object,
  },
  emits: ['activate', 'sort', 'columns', 'width'],
  setup(props, { emit }) {
    const dragged = ref(null)
    const over = ref(null)
    const sizing = ref(null)

    function startSizing(event, { field }) {
      event.preventDefault()
      event.stopPropagation()
      const from = event.clientX
      const handle = event.currentTarget
      // The first column may be wider than its own width where there is room.
      const width = handle.parentElement.offsetWidth
      sizing.value = field.name
      handle.setPointerCapture(event.pointerId)
      const move = ({ clientX }) => emit('width', field.name, Math.min(widest, Math.max(narrowest, width + clientX - from)))
      handle.addEventListener('pointermove', move)
      handle.addEventListener('lostpointercapture', () => { handle.removeEventListener('pointermove', move); sizing.value = null }, { once: true })
    }
    function drop(index) {
      if (dragged.value) emit('columns', moved(props.columns, dragged.value, index))
      dragged.value = over.value = null
    }

    const loaded = () => {
      const records = []
      for (let row = props.range.first; row <= props.range.last; row++) { const record = props.rows.at(row); if (record) records.push(record) }
      return records
    }
    const allChosen = () => { const records = loaded(); return records.length > 0 && records.every(record => props.selection.has(record.id)) }
    const someChosen = () => props.selection.size() > 0
    function toggleAll() {
      if (someChosen()) return props.selection.clear()
      props.selection.chooseMany([...props.rows.state.pages.values()].flatMap(page => page.items))
    }
    const check = () => <div id={props.cellId(-1, -1)} role="columnheader" aria-colindex="1"
      class={['gx-cell gx-cell-check', props.active === -1 && 'is-active']}>
      <input type="checkbox" tabindex="-1" aria-label={t('list.choose_loaded')} checked={allChosen()} onClick={toggleAll}
        ref={element => { if (element) element.indeterminate = someChosen() && !allChosen() }}/>
    </div>

    const sortOf = field => props.sorted.find(key => key.field === field.name)
    const arrow = field => {
      const key = sortOf(field)
      if (!key) return null
      const place = props.sorted.length > 1 ? props.sorted.indexOf(key) + 1 : null
      return <span class="gx-head-arrow"><QIcon name={key.isDescending ? 'arrow_downward' : 'arrow_upward'} size="15px"/>{place}</span>
    }
    const item = (icon, label, run) => <MenuItem icon={icon} label={label} onRun={run}/>
    const menu = ({ field, width }, index) => <Menu anchor="bottom right" self="top right">{() => [
      field.sortable ? [
        item('arrow_upward', t('list.sort_up'), () => emit('sort', field.name)),
        item('arrow_downward', t('list.sort_down'), () => emit('sort', `-${field.name}`)),
        sortOf(field) ? item('close', t('list.sort_none'), () => emit('sort', nextSort(`-${field.name}`, field.name, false))) : null,
        <QSeparator spaced/>] : null,
      index > 1 ? item('arrow_back', t('list.move_left'), () => emit('columns', moved(props.columns, field.name, index - 1))) : null,
      index > 0 && index < props.layout.length - 1 ? item('arrow_forward', t('list.move_right'), () => emit('columns', moved(props.columns, field.name, index + 1))) : null,
      item('unfold_more', t('list.wider'), () => emit('width', field.name, width + 40)),
      item('unfold_less', t('list.narrower'), () => emit('width', field.name, width - 40)),
      index > 0 ? item('visibility_off', t('list.hide_column'), () => emit('columns', props.columns.filter(name => name !== field.name))) : null,
    ]}</Menu>

    const cell = (column, index) => {
      const { field } = column
      const key = sortOf(field)
      const title = text(field.title)
      return <div key={field.name} id={props.cellId(-1, index)} role="columnheader" aria-colindex={index + (props.canSelect ? 2 : 1)}
        aria-sort={key ? (key.isDescending ? 'descending' : 'ascending') : undefined} style={{ width: `${column.width}px` }}
          draggable={index > 0 && !sizing.value}
        class={['gx-cell gx-head-cell', index === 0 && 'gx-cell-first', column.isNumeric && 'gx-cell-number', props.active === index && 'is-active',
          field.sortable && 'is-sortable', over.value === index && dragged.value && 'is-over']}
        onDragstart={event => { dragged.value = field.name; event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', title) }}
        onDragover={event => { if (dragged.value && index > 0) { event.preventDefault(); over.value = index } }}
        onDragend={() => { dragged.value = over.value = null }} onDrop={event => { event.preventDefault(); drop(index) }}
        onClick={event => { emit('activate', index); if (field.sortable) emit('sort', nextSort(props.sort, field.name, event.shiftKey)) }}>
        <span class="gx-head-title gx-ellipsis" title={title}>{title}</span>{arrow(field)}
        <button type="button" tabindex="-1" class="gx-head-more" aria-label={t('list.column_menu', { title })} onClick={event => event.stopPropagation()}>
          <QIcon name="expand_more" size="18px"/>{menu(column, index)}</button>
        <span class={['gx-head-edge', sizing.value === field.name && 'is-sizing']} aria-hidden="true" onPointerdown={event => startSizing(event, column)}
          onClick={event => event.stopPropagation()}/>
      </div>
    }
    return () => <div class="gx-grid-head" role="rowgroup" style={{ width: `${props.width}px` }}>
      <div class="gx-grid-row gx-head-row" role="row" aria-rowindex="1">{props.canSelect ? check() : null}{props.layout.map(cell)}</div>
    </div>
  },
}
