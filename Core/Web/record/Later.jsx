import { defineAsyncComponent, defineComponent, onErrorCaptured, ref } from 'vue'
import { t } from '../app/messages.js'

const loaded = new Map()

/** A component that a plug brings along as `() => import(…)`; attributes and listeners are passed on to it. One that fails leaves the page standing. */
export const Later = defineComponent({
  name: 'Later',
  inheritAttrs: false,
  props: { load: { type: Function, required: true } },
  setup(props, { attrs }) {
    const hasFailed = ref(false)
    if (!loaded.has(props.load)) loaded.set(props.load, defineAsyncComponent(props.load))
    const Component = loaded.get(props.load)
    onErrorCaptured((error, _, info) => {
      // what handlers throw is told by the page; what keeps this part from being shown is told in its place
      if (error?.name === 'ApiProblem' || /-(2|3|4|5|6)$/.test(info)) return
      console.error(error)
      hasFailed.value = true
      return false
    })
    return () => (hasFailed.value ? <p class="gx-muted" role="alert">{t('record.partFailed')}</p> : <Component {...attrs}/>)
  },
})
