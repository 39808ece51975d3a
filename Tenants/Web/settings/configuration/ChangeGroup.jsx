import { QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { ChangeRow } from './ChangeRow.jsx'
import { placesOfParts, titleOfPart } from './groups.js'

const counted = ['created', 'updated', 'unchanged', 'faults']

/** One part of a file, such as the fields: how many are new, and each of them. */
export const ChangeGroup = ({ group, open, catalogue }, { emit }) => {
  const counts = counted.filter(name => group[name] > 0).map(name => <span key={name} class={`gx-conf-${name}`}>{t(`configuration.${name}Count`, { n: group[name] })}</span>)
  return (
    <section class="gx-area gx-area-flush gx-conf-group" data-part={group.part} aria-label={titleOfPart(group.part)}>
      <header>
        <QIcon name={placesOfParts[group.part]?.icon ?? 'tune'} size="20px"/>
        <h3>{titleOfPart(group.part)}</h3>
        <p>{counts}</p>
      </header>
      {group.rows.length > 0 && <ul>{group.rows.map(row => (
        <ChangeRow key={row.key} row={row} isOpen={open.has(row.key)} catalogue={catalogue} onTurn={isOpen => emit('turn', row.key, isOpen)}/>
      ))}</ul>}
    </section>
  )
}
ChangeGroup.props = ['group', 'open', 'catalogue']
ChangeGroup.emits = ['turn']
