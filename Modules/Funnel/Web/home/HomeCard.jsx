import { defineComponent, useId } from 'vue'
import { problemText } from '../../../../Core/Web/app/notify.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { Skeleton } from '../../../../Core/Web/parts/Skeleton.jsx'
import './home.css'

/** A card of the home page: its title, how many there are, where all of them are. Loading and failing look the same on all of them. */
export const HomeCard = defineComponent({
  name: 'FunnelHomeCard',
  props: { title: String, count: Number, link: Object, isLoading: Boolean, error: Object },
  setup(props, { slots }) {
    const id = useId()
    const body = () => {
      if (props.isLoading) return <Skeleton lines={4}/>
      return props.error ? <p class="gx-card-problem" role="alert">{problemText(props.error)}</p> : slots.default()
    }
    return () => (
      <section class="gx-card gx-home-card" aria-labelledby={id}>
        <header>
          <h2 id={id}>{props.title}</h2>
          {props.count > 0 && <span class="gx-card-count gx-number">{props.count}</span>}
          {props.link && <Link class="gx-link gx-card-all" to={props.link.to} query={props.link.query}>{() => props.link.label}</Link>}
        </header>
        {body()}
      </section>
    )
  },
})
