import { nextTick } from 'vue'
import { t } from '../app/messages.js'
import { follow } from '../parts/Link.jsx'
import { FieldValue } from '../parts/FieldValue.jsx'

/** The grid itself has the focus: links in its cells answer to the mouse, and to Enter by way of the grid. */
function quiet({ el }) {
  for (const link of el.querySelectorAll('a, button')) link.tabIndex = -1
}

/** One record of the table; a grey row while it is on its way. */
export const TableRow = {
  props: {
    type: Object, record: Object, included: Object, layout: Array, row: Number, canSelect: Boolean, isChosen: Boolean, isBin: Boolean, href: String, cellId: Function,
    active: { type: Number, default: null }, isEditable: Function, editing: { type: Number, default: null }, editor: { type: Function, default: null },
  },
  emits: ['activate', 'edit', 'toggle'],
  setup(props, { emit }) {
    const name = () => props.record?.[props.type.label_field] || t('list.unnamed')
    /** The browser ticks the box by itself; where no more records can be chosen it must not stay ticked. */
    function toggle(event) {
      emit('toggle', event)
      nextTick(() => { event.target.checked = props.isChosen })
    }
    const check = () => <div id={props.cellId(props.row, -1)} role="gridcell" aria-colindex="1"
      class={['gx-cell gx-cell-check', props.active === -1 && 'is-active']}
      onClick={event => { if (event.target.tagName !== 'INPUT') emit('toggle', event) }}>
      {props.record ? <input type="checkbox" tabindex="-1" checked={props.isChosen} aria-label={t('list.choose_record', { name: name() })}
        onClick={toggle}/> : null}
    </div>
    const label = () => props.isBin
      ? <span class="gx-cell-label gx-ellipsis">{name()}</span>
      : <a class="gx-cell-label gx-ellipsis" tabindex="-1" href={props.href} title={name()} onClick={event => follow(event, { to: props.href })}>{name()}</a>
    const content = ({ field }) => {
      if (!props.record) return <i class="gx-cell-wait"/>
      if (field.name === props.type.label_field) return label()
      return <FieldValue dense field={field} value={props.record[field.name]} record={props.record} included={props.included}/>
    }
    const cell = (column, index) => <div key={column.field.name} id={props.cellId(props.row, index)} role={index === 0 ? 'rowheader' : 'gridcell'}
      aria-colindex={index + (props.canSelect ? 2 : 1)} aria-readonly={props.isEditable(column.field) ? undefined : true}
        style={{ width: `${column.width}px` }}
      class={['gx-cell', index === 0 && 'gx-cell-first', column.isNumeric && 'gx-cell-number', props.active === index && 'is-active',
        props.isEditable(column.field) && 'is-editable', props.editing === index && 'is-editing']}
      onClick={() => emit('activate', index)} onDblclick={() => emit('edit', index)}>{content(column)}{props.editing === index ? props.editor() : null}</div>
    return () => <div class={['gx-grid-row', props.isChosen && 'is-chosen', props.editing !== null && 'is-editing']} role="row"
      aria-rowindex={props.row + 2} aria-selected={props.canSelect ? props.isChosen : undefined}
      aria-label={props.record ? undefined : t('list.loading_row')} onVnodeMounted={quiet} onVnodeUpdated={quiet}>
      {props.canSelect ? check() : null}
      {props.layout.map(cell)}
    </div>
  },
}
