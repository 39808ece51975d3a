import { computed, getCurrentInstance, nextTick, ref, watch } from 'vue'
import { addMessages, t } from '../app/messages.js'
import { go } from '../app/router.js'
import { notify } from '../app/notify.js'
import { BoardColumn } from './BoardColumn.jsx'
import { createCards } from './cards.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import './board.css'

addMessages({ en, zh })

/** Cards in columns: loaded as they come into sight, moved by mouse, touch or keyboard. README.md says what each property means. */
export const BoardColumns = {
  props: {
    label: String, columns: { type: Array, required: true }, load: { type: Function, required: true }, move: { type: Function, default: null },
    canMove: { type: Function, default: () => false }, href: { type: Function, required: true }, title: { type: Function, required: true }, reload: null,
  },
  emits: ['moved', 'open'],
  setup(props, { emit, slots, expose }) {
    const frame = ref(null)
    const announcement = ref('')
    const stacks = createCards(column => cursor => props.load(column, cursor))
    const columnOf = key => props.columns.find(column => column.key === key)
    watch(() => props.columns.map(column => column.key).join('\n'), () => stacks.keep(props.columns), { immediate: true })
    watch(() => props.reload, () => stacks.restart(props.columns))

    const accepting = computed(() => props.columns.filter(column => column.accepts !== false))
    const mayMove = record => Boolean(props.move) && props.canMove(record)

    /** Puts the card there at once, asks the owner of the board to write it, and takes it back where that fails. */
    async function moveCard(record, from, to) {
      if (from === to || !columnOf(to) || columnOf(to).accepts === false || !mayMove(record)) return
      const place = stacks.take(from, record.id)
      stacks.put(to, record, 0)
      announce('board.moved', record, to)
      try {
        const written = await props.move(record, to, from)
        if (written === false) return putBack(record, from, to, place)
        stacks.replace(to, { ...record, ...written })
        emit('moved', written, to, from)
      } catch (error) {
        putBack(record, from, to, place)
        notify.problem(error)
      }
    }
    function putBack(record, from, to, place) {
      stacks.take(to, record.id)
      stacks.put(from, record, place)
      announce('board.put_back', record, from)
    }
    function announce(message, record, key) {
      announcement.value = t(message, { name: props.title(record), column: columnOf(key)?.title ?? '' })
    }

    const cardElement = id => frame.value?.querySelector(`[data-card="${CSS.escape(id)}"]`)
    const focusCard = id => nextTick(() => cardElement(id)?.focus())

    function onKey(event, record, key) {
      const sideways = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
      const along = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      if (event.key === 'Enter' && event.target === event.currentTarget) { event.preventDefault(); return open(record) }
      if (!sideways && !along) return
      event.preventDefault()
      if (event.altKey && sideways) return moveSideways(record, key, sideways)
      if (sideways) return focusSideways(record, key, sideways)
      const items = stacks.of(key).items
      const next = items[items.findIndex(item => item.id === record.id) + along]
      if (next) focusCard(next.id)
    }
    function moveSideways(record, key, step) {
      const open = accepting.value
      const at = open.findIndex(column => column.key === key)
      const target = open[at === -1 ? (step > 0 ? 0 : open.length - 1) : at + step]
      if (!target) return
      moveCard(record, key, target.key)
      focusCard(record.id)
    }
    function focusSideways(record, key, step) {
      const place = stacks.of(key).items.findIndex(item => item.id === record.id)
      for (let at = props.columns.findIndex(column => column.key === key) + step; props.columns[at]; at += step) {
        const { items } = stacks.of(props.columns[at].key)
        if (items.length > 0) return focusCard(items[Math.min(place, items.length - 1)].id)
      }
    }
    const instance = getCurrentInstance()
    const open = record => instance.vnode.props.onOpen ? emit('open', record) : go(props.href(record))

    expose({
      replace: (record, key) => stacks.replaceAnywhere(record, key),
      remove: id => stacks.remove(id),
      reload: () => stacks.restart(props.columns),
    })

    return () => <div class="gx-board-frame">
      <div ref={frame} class="gx-board" role="group" aria-label={props.label}>
        {props.columns.map(column => <BoardColumn key={column.key ?? ''} column={column} stack={stacks.of(column.key)} targets={accepting.value}
          href={props.href} title={props.title}
          mayMove={mayMove} canDrag={Boolean(props.move)} onMore={() => stacks.more(column.key)} onRetry={() => stacks.retry(column.key)}
            onMove={(record, to) => moveCard(record, column.key, to)}
          onDrop={(id, from) => moveCard(stacks.find(from, id), from, column.key)}
            onKey={(event, record) => onKey(event, record, column.key)}>{slots}</BoardColumn>)}
      </div>
      <div class="gx-visually-hidden" role="status">{announcement.value}</div>
    </div>
  },
}
