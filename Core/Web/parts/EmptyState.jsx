import { defineComponent } from 'vue'
import { QIcon } from 'quasar'

/** Nothing here yet: says why, and what to do about it (the default slot holds the buttons). */
export const EmptyState = defineComponent({
  name: 'GxEmptyState',
  props: { icon: { type: String, default: 'inbox' }, title: String, text: String, dense: Boolean },
  setup(props, { slots }) {
    return () => (
      <div class={['gx-empty', props.dense && 'gx-empty--dense']}>
        <span class="gx-empty__icon"><QIcon name={props.icon} size={props.dense ? '20px' : '26px'}/></span>
        <p class="gx-empty__title">{props.title}</p>
        {props.text && <p class="gx-empty__text">{props.text}</p>}
        {slots.default && <div class="gx-empty__actions">{slots.default()}</div>}
      </div>
    )
  },
})
