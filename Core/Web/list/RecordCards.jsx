import { ref, watch } from 'vue'
import { t } from '../app/messages.js'
import { follow } from '../parts/Link.jsx'
import { FieldValue } from '../parts/FieldValue.jsx'
import { useWindow } from './window.js'

const slotHeight = 112

/** The list of a phone: cards of equal height, of which only those in sight exist; the page scrolls. */
export const RecordCards = {
  props: { type: Object, rows: Object, columns: Array, selection: Object, isChoosing: Boolean, isBin: Boolean, label: String },
  emits: ['range', 'full'],
  setup(props, { emit, expose }) {
    const body = ref(null)
    const { range, measure } = useWindow(body, () => slotHeight, () => props.rows.extent(), { around: 6 })
    watch(range, () => emit('range', range), { immediate: true })
    expose({ toTop: () => { window.scrollTo({ top: 0 }); measure() }, focus: () => {} })

    /** Chips for choices, the number at the end, the rest in the line below. */
    function shown(record) {
      const fields = props.columns.slice(1).map(name => props.type.fields.find(field => field.name === name))
        .filter(field => field && record[field.name] !== null && record[field.name] !== undefined && record[field.name] !== '')
      return {
        chips: fields.filter(field => field.kind === 'choice').slice(0, 3),
        amount: fields.find(field => field.kind === 'money'),
        others: fields.filter(field => !['choice', 'money', 'boolean', 'tags', 'long_text', 'url'].includes(field.kind)).slice(0, 3),
      }
    }
    const value = (field, record, index) => <FieldValue dense field={field} value={record[field.name]} record={record}
      included={props.rows.includedAt(index)}/>
    const choose = (record, row) => { if (!props.selection.toggle(record, row)) emit('full') }
    const card = (record, row) => {
      const { chips, amount, others } = shown(record)
      const isChosen = props.selection.has(record.id)
      const name = record[props.type.label_field] || t('list.unnamed')
      const to = `/${props.type.plural}/${record.id}`
      const onOpen = event => { if (props.isChoosing) { event.preventDefault(); choose(record, row) } else follow(event, { to }) }
      return <div class={['gx-record-card', isChosen && 'is-chosen']}>
        {props.isChoosing ? <span class="gx-record-card-check"><input type="checkbox" class="gx-check" checked={isChosen}
          aria-label={t('list.choose_record', { name })} onChange={() => choose(record, row)}/></span> : null}
        <div class="gx-record-card-body">
          {props.isBin ? <span class="gx-record-card-name">{name}</span> : <a class="gx-record-card-name" href={to} onClick={onOpen}>{name}</a>}
          <div class="gx-record-card-line">
            {chips.map(field => value(field, record, row))}
            {amount ? <span class="gx-record-card-end">{value(amount, record, row)}</span> : null}
          </div>
          <div class="gx-record-card-line gx-record-card-quiet">{others.map(field => value(field, record, row))}</div>
        </div>
      </div>
    }
    return () => {
      const cards = []
      for (let row = range.first; row <= range.last && props.rows.extent() > 0; row++) {
        const record = props.rows.at(row)
        cards.push(<li key={row} class="gx-record-card-slot" aria-posinset={row + 1} aria-setsize={props.rows.state.total ?? -1}>
          {record ? card(record, row) : <div class="gx-record-card gx-record-card-wait" aria-label={t('list.loading_row')}><i/></div>}</li>)
      }
      return <div><ul ref={body} class="gx-record-cards" aria-label={props.label}
        style={{ height: `${props.rows.extent() * slotHeight}px`, paddingTop: `${range.first * slotHeight}px` }}>{cards}</ul></div>
    }
  },
}
