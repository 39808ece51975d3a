import { defineComponent } from 'vue'
import { go, href } from '../app/router.js'

/** A link inside the app: `<Link to="/deals" query={{ sort: '-amount' }}>{() => …}</Link>`. New tabs and copying keep working. */
export const Link = defineComponent({
  name: 'GxLink',
  props: { to: { type: String, required: true }, query: Object, replace: Boolean },
  setup(props, { slots }) {
    return () => <a href={href(props.to, props.query)} onClick={event => follow(event, props)}>{slots.default?.()}</a>
  },
})

/** Goes there unless the click asks for a new tab or a download. */
export function follow(event, { to, query, replace }) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go(to, { query, replace })
}
