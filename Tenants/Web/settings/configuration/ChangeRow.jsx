import { QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { FaultText } from './FaultText.jsx'
import { Shown } from './Shown.jsx'
import { linesOf } from './lines.js'

/** One definition: new, changed, or at fault; opened, it says what of it. */
export const ChangeRow = ({ row, isOpen, catalogue }, { emit }) => {
  const { change, faults, title, note } = row
  const isNew = change?.action === 'create'
  const mark = change
    ? <span class={['gx-state', change.action === 'update' ? 'gx-conf-changed' : 'gx-state-good']}>{t(`configuration.action.${change.action}`)}</span>
    : <span class="gx-state gx-state-bad">{t('configuration.isFaulty')}</span>
  const words = [
    <span key="words" class="gx-person gx-grow"><b>{title}</b>{note && <small>{note}</small>}</span>,
    mark,
  ]
  const line = ({ member, title: name, before, after }) => (
    <div key={member}>
      <dt>{name}</dt>
      <dd>{isNew ? <Shown value={after}/> : [
        <span key="before" class="gx-conf-before"><span class="gx-visually-hidden">{t('configuration.before')}</span><Shown value={before}/></span>,
        <QIcon key="to" name="arrow_forward" size="16px"/>,
        <span key="after" class="gx-conf-after"><span class="gx-visually-hidden">{t('configuration.after')}</span><Shown value={after}/></span>,
      ]}</dd>
    </div>
  )
  return (
    <li class="gx-conf-row" data-name={row.name}>
      {change
        ? <button type="button" aria-expanded={isOpen ? 'true' : 'false'} onClick={() => emit('turn', !isOpen)}><QIcon name="chevron_right" size="20px"/>{words}</button>
        : <div class="gx-conf-still"><QIcon name="error_outline" size="20px"/>{words}</div>}
      {faults.length > 0 && <ul class="gx-conf-wrong">{faults.map((fault, index) => <li key={index}><FaultText fault={fault}/></li>)}</ul>}
      {change && isOpen && <dl class="gx-conf-lines">{linesOf(change, row.item, catalogue).map(line)}</dl>}
    </li>
  )
}
ChangeRow.props = ['row', 'isOpen', 'catalogue']
ChangeRow.emits = ['turn']
