import { defineComponent, onErrorCaptured, ref } from 'vue'
import { t } from '../app/messages.js'

/** Keeps what fails inside it from taking the page along: a card of a module on the home page, a panel of a record. */
export const Boundary = defineComponent({
  name: 'GxBoundary',
  setup(props, { slots }) {
    const hasFailed = ref(false)
    onErrorCaptured(error => {
      if (error?.name === 'ApiProblem') return
      console.error(error)
      hasFailed.value = true
      return false
    })
    return () => hasFailed.value ? <p class="gx-muted" role="alert">{t('app.unexpected')}</p> : slots.default?.()
  },
})
