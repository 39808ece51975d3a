import { onBeforeUnmount, onMounted, ref } from 'vue'
import { QBtn, QSpinner } from 'quasar'
import { t } from '../app/messages.js'
import { formatNumber } from '../app/format.js'
import { BoardCard } from './BoardCard.jsx'

/** One column: its head with count and sum, its cards, and what loads more of them when the end comes into sight. */
export const BoardColumn = {
  props: { column: Object, stack: Object, targets: Array, href: Function, title: Function, mayMove: Function, canDrag: Boolean },
  emits: ['more', 'retry', 'move', 'drop', 'key'],
  setup(props, { emit, slots }) {
    const list = ref(null)
    const end = ref(null)
    let sortable = null
    let watcher = null

    onMounted(async () => {
      watcher = new IntersectionObserver(entries => { if (entries.some(entry => entry.isIntersecting)) emit('more') }, { rootMargin: '300px' })
      watcher.observe(end.value)
      if (!props.canDrag) return
      const { Sortable } = await import('sortable')
      if (list.value) sortable = Sortable.create(list.value, dragging())
    })
    onBeforeUnmount(() => { watcher?.disconnect(); sortable?.destroy() })

    /** Touch needs a short press, so that the board can still be scrolled; cards keep their order within a column. */
    const dragging = () => ({
      group: { name: 'gx-board', put: () => props.column.accepts !== false }, sort: false, draggable: '.gx-board-card.is-movable', filter: 'button', preventOnFilter: false,
      animation: 140, delay: 180, delayOnTouchOnly: true, touchStartThreshold: 5, ghostClass: 'is-ghost', dragClass: 'is-dragged', scrollSensitivity: 80, revertOnSpill: true,
      onEnd(event) {
        const { item, from, to, oldIndex } = event
        if (from === to) return
        // The DOM goes back to where Vue left it; Vue moves the card itself.
        item.remove()
        from.insertBefore(item, from.children[oldIndex] ?? null)
        to.dispatchEvent(new CustomEvent('gx-drop', { detail: { id: item.dataset.card, from: props.column.key } }))
      },
    })

    // After cards came in the end may still be in sight: the observer tells only of changes.
    function onGrown() {
      if (!end.value || props.stack.isEnd || props.stack.isLoading) return
      const box = end.value.getBoundingClientRect()
      if (box.top < window.innerHeight + 300 && box.left < window.innerWidth + 300) emit('more')
    }

    const head = () => {
      const { column } = props
      const count = column.count ?? null
      return <div class="gx-board-head">
        <div class="gx-board-title">
          {column.color !== undefined ? <i class={`gx-board-dot gx-color-${column.color ?? 'grey'}`} aria-hidden="true"/> : null}
          <h2>{column.title}</h2>
          {count === null ? null : <span class="gx-board-count">{typeof count === 'number' ? formatNumber(count) : count}</span>}
          {column.sum ? <span class="gx-board-sum">{column.sum}</span> : null}
        </div>
        {column.hint ? <p class="gx-board-hint">{column.hint}</p> : null}
      </div>
    }
    const foot = () => {
      const { stack } = props
      if (stack.error) return <div class="gx-board-note"><span>{t('board.problem')}</span><QBtn flat dense noCaps color="primary"
        label={t('board.retry')} onClick={() => emit('retry')}/></div>
      if (stack.isLoading) return <div class="gx-board-note" role="status" aria-label={t('board.loading')}><QSpinner size="20px"/></div>
      return stack.items.length === 0 && stack.isEnd ? <div class="gx-board-note">{t('board.empty')}</div> : null
    }
    return () => <section class="gx-board-column" aria-label={props.column.title}>
      {head()}
      <div class="gx-board-scroll" tabindex={-1}>
        <ul ref={list} class="gx-board-cards" onVnodeUpdated={onGrown} {...{ 'onGx-drop': event => emit('drop', event.detail.id, event.detail.from) }}>
          {props.stack.items.map((record, index) => <BoardCard key={record.id} record={record} isFirst={index === 0} column={props.column}
            included={props.stack.included} targets={props.targets}
            href={props.href(record)} title={props.title(record)} isMovable={props.mayMove(record)} onMove={to => emit('move', record, to)}
            onKey={event => emit('key', event, record)}>{slots}</BoardCard>)}
        </ul>
        {foot()}
        <div ref={end} class="gx-board-end" aria-hidden="true"/>
      </div>
      {slots.foot ? <div class="gx-board-foot">{slots.foot({ column: props.column })}</div> : null}
    </section>
  },
}
