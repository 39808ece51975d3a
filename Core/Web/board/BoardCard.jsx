import { ref } from 'vue'
import { QBtn } from 'quasar'
import { t } from '../app/messages.js'
import { follow } from '../parts/Link.jsx'
import { Menu, MenuItem } from '../list/Menu.jsx'

/** A card: the record's name as a link, what the board's owner puts below it, and a menu of the columns it can go to. */
export const BoardCard = {
  props: { record: Object, column: Object, included: Object, targets: Array, href: String, title: String, isMovable: Boolean, isFirst: Boolean },
  emits: ['move', 'key'],
  setup(props, { emit, slots }) {
    const button = ref(null)
    function onKey(event) {
      if (event.target !== event.currentTarget) return
      if (props.isMovable && event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey) { event.preventDefault(); button.value?.$el.click() }
      emit('key', event)
    }
    const target = column => <MenuItem key={column.key ?? ''} label={column.title} onRun={() => emit('move', column.key)}>{{
      icon: () => <i class={`gx-board-dot gx-color-${column.color ?? 'grey'}`}/>,
    }}</MenuItem>
    const moving = () => <QBtn ref={button} flat dense round size="sm" icon="more_horiz" class="gx-board-more" tabindex={-1}
      aria-label={t('board.move_menu', { name: props.title })}
      aria-haspopup="menu">{() => <Menu>{() => [
        <div class="gx-menu-title" role="presentation">{t('board.move_to')}</div>,
        props.targets.filter(column => column.key !== props.column.key).map(target),
      ]}</Menu>}</QBtn>
    return () => <li class={['gx-board-card', props.isMovable && 'is-movable']} data-card={props.record.id} tabindex={props.isFirst ? 0 : -1}
      aria-label={props.title}
      aria-description={props.isMovable ? t('board.card_keys') : undefined} onKeydown={onKey}>
      <div class="gx-board-card-head"><a class="gx-board-name" tabindex="-1" draggable="false" href={props.href}
        onClick={event => follow(event, { to: props.href })}>{props.title}</a>
        {props.isMovable ? moving() : null}</div>
      {slots.card?.({ record: props.record, included: props.included, column: props.column })}
    </li>
  },
}
