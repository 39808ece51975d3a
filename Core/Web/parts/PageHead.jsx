import { defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { t } from '../app/messages.js'
import { Link } from './Link.jsx'

/** The top of a page: its one h1, the way back, what can be done here. Slots: actions, title (in place of the text), default (a row below). */
export const PageHead = defineComponent({
  name: 'GxPageHead',
  props: { title: String, subtitle: String, back: String, backLabel: String },
  setup(props, { slots }) {
    return () => (
      <header class="gx-head">
        <div class="gx-head__row">
          {props.back && <Link to={props.back} class="gx-head__back" aria-label={props.backLabel ?? t('app.back')} title={props.backLabel ?? t('app.back')}>{() => <QIcon name="arrow_back" size="20px"/>}</Link>}
          <div class="gx-head__title">
            <h1 tabindex="-1">{slots.title ? slots.title() : props.title}</h1>
            {props.subtitle && <p>{props.subtitle}</p>}
          </div>
          {slots.actions && <div class="gx-head__actions">{slots.actions()}</div>}
        </div>
        {slots.default?.()}
      </header>
    )
  },
})
