import { defineComponent, nextTick, ref } from 'vue'
import { t, text } from '../app/messages.js'

/** What keeps a form from being saved: a list of fields to jump to, or what the server or the network said. */
export const FormProblems = defineComponent({
  name: 'FormProblems',
  props: { problems: { type: Array, required: true }, failure: { type: Object, default: null } },
  emits: ['pick'],
  setup(props, { emit, expose }) {
    const element = ref(null)
    expose({
      async focus() {
        await nextTick()
        element.value?.focus()
        element.value?.scrollIntoView({ block: 'nearest' })
        if (props.problems.length) emit('pick', props.problems[0].field)
      },
    })

    const reason = failure => {
      if (failure.isOffline) return t('record.offline')
      if (failure.isUnavailable) return t('record.unavailable')
      const unplaced = failure.errors?.find(error => !error.field)
      return unplaced?.message ?? failure.detail ?? failure.title
    }
    const list = () => (
      <ul>{props.problems.map(({ field, message }) => (
        <li key={field.name}><button type="button" class="gx-text-button" onClick={() => emit('pick', field)}>{text(field.title)}</button> <span>{message}</span></li>
      ))}</ul>
    )

    return () => {
      if (!props.problems.length && !props.failure) return null
      return (
        <div class="gx-problems" ref={element} tabindex="-1" role="alert">
          <strong>{props.problems.length ? t('record.problems', { n: props.problems.length }) : t('record.notSaved')}</strong>
          {props.problems.length ? list() : <p>{reason(props.failure)}</p>}
        </div>
      )
    }
  },
})
