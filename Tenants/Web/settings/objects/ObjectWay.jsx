import { QBtn, QIcon } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { go } from '../../../../Core/Web/app/router.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import './words.js'

const steps = ['made', 'fields', 'records']
const now = 1

/** Above the fields of an object of the workspace's own: where one is on the way from its name to its records, and the way on. */
export const ObjectWay = ({ type, isMade }) => {
  const title = text(type.plural_title)
  const step = (name, index) => (
    <li key={name} class={{ 'gx-past': index < now, 'gx-now': index === now }} aria-current={index === now ? 'step' : undefined}>
      <i aria-hidden="true">{index < now ? <QIcon name="check" size="15px"/> : index + 1}</i><span>{t(`objects.step.${name}`)}</span>
    </li>
  )
  return (
    <section class="gx-object-way" aria-label={title}>
      <span class="gx-kind-mark" aria-hidden="true"><QIcon name={type.icon} size="20px"/></span>
      {isMade
        ? <ol aria-label={t('objects.steps')}>{steps.map(step)}</ol>
        : <Link class="gx-grow" to="/settings/objects">{() => t('objects.allObjects')}</Link>}
      <QBtn unelevated={isMade} outline={!isMade} no-caps color="primary" iconRight="arrow_forward" label={t('objects.openList', { name: title })}
        onClick={() => go(`/${type.plural}`)}/>
    </section>
  )
}
ObjectWay.props = { type: Object, isMade: Boolean }
