import { defineAsyncComponent, defineComponent } from 'vue'

const loaded = new Map()

/** A component that a plug brings along as `() => import(…)`; attributes and listeners are passed on to it. */
export const Later = defineComponent({
  name: 'Later',
  inheritAttrs: false,
  props: { load: { type: Function, required: true } },
  setup(props, { attrs }) {
    if (!loaded.has(props.load)) loaded.set(props.load, defineAsyncComponent(props.load))
    const Component = loaded.get(props.load)
    return () => <Component {...attrs}/>
  },
})
