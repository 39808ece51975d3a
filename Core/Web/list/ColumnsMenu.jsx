import { computed, ref } from 'vue'
import { QBtn, QIcon, QInput, QMenu } from 'quasar'
import { t, text } from '../app/messages.js'
import { columnFields, moved } from './columns.js'

/** Which fields are columns, and in which order: ticked, dragged, or moved with Alt and the arrow keys. */
export const ColumnsMenu = {
  props: { type: Object, state: Object },
  setup(props) {
    const word = ref('')
    const dragged = ref(null)
    const over = ref(null)
    const shown = computed(() => props.state.columns.value)
    const fieldOf = name => props.type.fields.find(field => field.name === name)
    const matches = field => text(field.title).toLowerCase().includes(word.value.trim().toLowerCase())
    const others = computed(() => columnFields(props.type).filter(field => !shown.value.includes(field.name)))

    const toggle = name => props.state.setColumns(shown.value.includes(name) ? shown.value.filter(column => column !== name) : [...shown.value, name])
    const move = (name, place) => props.state.setColumns(moved(shown.value, name, place))
    function onKey(event, name) {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      if (!step || !event.altKey) return
      event.preventDefault()
      move(name, shown.value.indexOf(name) + step)
    }

    const tick = (field, isFixed) => <label><input type="checkbox" class="gx-check" checked={shown.value.includes(field.name)} disabled={isFixed}
      onChange={() => toggle(field.name)} onKeydown={event => onKey(event, field.name)}/><span class="gx-ellipsis">{text(field.title)}</span></label>
    const chosen = (name, place) => {
      const field = fieldOf(name)
      return <li key={name} draggable={place > 0} class={over.value === name && 'is-over'}
        onDragstart={event => { dragged.value = name; event.dataTransfer.effectAllowed = 'move' }}
        onDragover={event => { if (dragged.value && place > 0) { event.preventDefault(); over.value = name } }}
        onDragend={() => { dragged.value = over.value = null }}
        onDrop={event => { event.preventDefault(); move(dragged.value, place); dragged.value = over.value = null }}>
        {tick(field, place === 0)}
        {place > 0 ? <QIcon name="drag_indicator" size="18px" class="gx-list-columns-handle"/> : null}
      </li>
    }
    return () => <QBtn flat noCaps icon="view_column" label={t('list.columns')} aria-haspopup="dialog">{() =>
      <QMenu role="dialog" aria-label={t('list.columns')} anchor="bottom right" self="top right" onHide={() => { word.value = '' }}>{() =>
      <div class="gx-list-columns">
        <div class="gx-list-columns-search"><QInput dense outlined modelValue={word.value} placeholder={t('list.search_field')}
          aria-label={t('list.search_field')}
          onUpdate:modelValue={typed => { word.value = typed ?? '' }}/></div>
        <ul aria-label={t('list.columns_shown')}>{shown.value.map((name, place) => matches(fieldOf(name)) ? chosen(name, place) : null)}</ul>
        <div class="gx-menu-title">{t('list.columns_more')}</div>
        <ul aria-label={t('list.columns_more')}>{others.value.filter(matches).map(field => <li key={field.name}>{tick(field)}</li>)}</ul>
        <div class="gx-list-columns-foot"><QBtn flat dense noCaps label={t('list.columns_reset')} onClick={props.state.forgetColumns}/>
          <span class="gx-list-columns-hint">{t('list.columns_hint')}</span></div>
      </div>}</QMenu>}</QBtn>
  },
}
