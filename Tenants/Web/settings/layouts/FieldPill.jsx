import { QBtn, QIcon } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { Menu, MenuItem } from '../../../../Core/Web/list/Menu.jsx'
import { namePopup } from '../../../../Core/Web/parts/popup.js'
import { kindOf } from '../fields/kinds.js'

const steps = { ArrowUp: -1, ArrowDown: 1 }

/** A field in a layout: dragged by its grip, moved with Alt and the arrows, and with a click wherever one likes. `targets` are `{ key, title }`. */
export const FieldPill = ({ field, targets, isPlaced, isWide }, { emit }) => {
  const title = text(field.title)
  const press = event => {
    if (!event.altKey || !steps[event.key]) return
    event.preventDefault()
    emit('step', steps[event.key])
  }
  const item = (icon, label, run) => <MenuItem key={label} icon={icon} label={label} onRun={run}/>
  const menu = () => (
    <Menu class="gx-pill-menu" onBeforeShow={() => namePopup(title)}>{() => [
      isPlaced && item('arrow_upward', t('layouts.moveUp'), () => emit('step', -1)),
      isPlaced && item('arrow_downward', t('layouts.moveDown'), () => emit('step', 1)),
      ...targets.map(target => <MenuItem key={target.key} icon="arrow_forward" label={t('layouts.moveTo', { name: target.title })} onRun={() => emit('place', target.key)}/>),
      isPlaced && item('remove_circle_outline', t('layouts.takeOut'), () => emit('place', null)),
    ].filter(Boolean)}</Menu>
  )
  return (
    <li class={['gx-pill', isWide && 'gx-pill-wide']} data-name={field.name}>
      <span class="gx-grip" aria-hidden="true" title={t('layouts.drag')}><QIcon name="drag_indicator" size="16px"/></span>
      <QBtn flat noCaps align="left" class="gx-pill-name" aria-haspopup="menu" aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onKeydown={press}>{{
        default: () => [
          <QIcon name={kindOf(field).icon} size="16px" aria-hidden="true"/>, <span class="gx-ellipsis">{title}</span>,
          field.required && field.kind !== 'boolean' && <span class="gx-required" title={t('layouts.required')}><span aria-hidden="true">*</span><span class="gx-visually-hidden">{t('layouts.required')}</span></span>,
          field.read_only && <QIcon name="visibility" size="14px" class="gx-pill-note" role="img" aria-label={t('layouts.onPagesOnly')} title={t('layouts.onPagesOnly')}/>,
          menu(),
        ],
      }}</QBtn>
    </li>
  )
}
FieldPill.props = ['field', 'targets', 'isPlaced', 'isWide']
FieldPill.emits = ['step', 'place']
