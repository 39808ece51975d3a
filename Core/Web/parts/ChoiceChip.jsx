import { defineComponent } from 'vue'
import { choiceOf } from '../app/metadata.js'
import { text } from '../app/messages.js'

/** A choice's title with its colour as a dot: the colour helps, the word says it. */
export const ChoiceChip = defineComponent({
  name: 'GxChoiceChip',
  props: { field: Object, value: String, plain: Boolean },
  setup(props) {
    return () => {
      if (!props.value) return null
      const choice = choiceOf(props.field, props.value)
      return (
        <span class={['gx-choice', props.plain && 'gx-choice--plain', `gx-color-${choice?.color ?? 'grey'}`]}>
          <i aria-hidden="true"/>{text(choice?.title ?? props.value)}
        </span>
      )
    }
  },
})
