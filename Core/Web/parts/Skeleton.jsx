import { defineComponent } from 'vue'
import { t } from '../app/messages.js'

const shapes = { list: () => 8, record: () => 6, cards: () => 4 }

/** Grey shapes in place of what is loading; they appear only when it takes more than a moment (see the animation's delay). */
export const Skeleton = defineComponent({
  name: 'GxSkeleton',
  props: { kind: { type: String, default: 'list' }, lines: Number },
  setup(props) {
    return () => (
      <div class={['gx-skeleton', `gx-skeleton--${props.kind}`]} role="status" aria-label={t('app.loading')}>
        {Array.from({ length: props.lines ?? shapes[props.kind]?.() ?? 8 }, (_, index) => <i key={index} style={{ width: `${92 - (index * 37) % 40}%` }}/>)}
      </div>
    )
  },
})
