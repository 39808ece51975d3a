import { defineComponent, useId } from 'vue'

/** A part of a settings page: its title, what it is for, its content; buttons at the foot. */
export const Panel = defineComponent({
  name: 'SettingsPanel',
  props: { title: { type: String, default: '' }, lead: { type: String, default: '' }, flush: Boolean },
  setup(props, { slots }) {
    const id = useId()
    return () => (
      <section class={['gx-area', props.flush && 'gx-area-flush']} aria-labelledby={props.title ? id : undefined}>
        {props.title && (
          <header class="gx-area-head">
            <div><h2 id={id}>{props.title}</h2>{props.lead && <p>{props.lead}</p>}</div>
            {slots.actions && <div class="gx-area-actions">{slots.actions()}</div>}
          </header>
        )}
        {slots.default()}
        {slots.foot && <footer class="gx-area-foot">{slots.foot()}</footer>}
      </section>
    )
  },
})
