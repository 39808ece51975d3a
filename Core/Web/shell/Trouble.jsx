import { QBtn } from 'quasar'
import { EmptyState } from '../parts/EmptyState.jsx'

/** A page in place of the one that cannot be shown, with the way on. */
export const Trouble = ({ icon, title, text, action, actionTo, onAction, second, onSecond }) => (
  <div class="gx-trouble">
    <h1 class="gx-visually-hidden" tabindex="-1">{title}</h1>
    <EmptyState icon={icon} title={title} text={text}>{() => [
      <QBtn unelevated noCaps color="primary" label={action} href={actionTo} onClick={onAction}/>,
      second && <QBtn outline noCaps label={second} onClick={onSecond}/>,
    ]}</EmptyState>
  </div>
)
Trouble.props = ['icon', 'title', 'text', 'action', 'actionTo', 'onAction', 'second', 'onSecond']
