import { defineComponent, nextTick, onMounted, ref, watch } from 'vue'
import { QIcon } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'

/** The record types that can have fields of the workspace's own, with how many each has. */
export const TypeTabs = defineComponent({
  name: 'TypeTabs',
  props: { types: { type: Array, required: true }, current: { type: Object, required: true }, fields: { type: Array, required: true } },
  setup(props) {
    const nav = ref(null)
    const count = type => props.fields.filter(field => field.record_type === type.name).length
    // there may be more types than fit: the chosen one is in sight
    const show = () => {
      const chosen = nav.value?.querySelector('[aria-current]')
      if (chosen) nav.value.scrollLeft = chosen.offsetLeft - nav.value.offsetLeft - (nav.value.clientWidth - chosen.offsetWidth) / 2
    }
    onMounted(show)
    watch(() => props.current.name, () => nextTick(show))
    return () => (
      <nav ref={nav} class="gx-type-tabs" aria-label={t('fields.types')}>{props.types.map(type => (
        <Link key={type.name} to="/settings/fields" query={{ type: type.name }} replace class={{ 'gx-on': type === props.current }}
          aria-current={type === props.current ? 'page' : undefined}>{() => [
          type.custom && <QIcon name={type.icon} size="16px"/>, text(type.title), count(type) > 0 && <span class="gx-type-count">{count(type)}</span>,
        ]}</Link>
      ))}</nav>
    )
  },
})
