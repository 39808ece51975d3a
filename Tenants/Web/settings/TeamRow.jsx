import { QBtn, QIcon, QItem, QItemSection, QList, QMenu } from 'quasar'
import { t } from '../../../Core/Web/app/messages.js'

const actions = [
  { name: 'edit', icon: 'edit', label: 'settings.teams.edit' },
  { name: 'add', icon: 'subdirectory_arrow_right', label: 'settings.teams.addBelow' },
  { name: 'remove', icon: 'delete', label: 'settings.teams.delete' },
]

/** A team in the tree: its name opens its members, its menu changes it. */
export const TeamRow = ({ team, depth, count, isOpen }, { emit }) => (
  <div class="gx-team-row" style={{ paddingInlineStart: `${depth * 24}px` }}>
    <button type="button" class="gx-team-name" aria-expanded={String(isOpen)} onClick={() => emit('toggle')}>
      <QIcon name={isOpen ? 'expand_more' : 'chevron_right'} size="18px"/>
      <span class="gx-person"><b>{team.name}</b>{team.description && <small>{team.description}</small>}</span>
    </button>
    <span class="gx-muted gx-team-count">{t('settings.teams.count', { n: count })}</span>
    <QBtn flat round dense icon="more_horiz" aria-haspopup="menu" aria-label={t('settings.members.actionsOf', { name: team.name })}>{() => (
      <QMenu autoClose anchor="bottom right" self="top right">{() => <QList dense role="presentation">{() => actions.map(({ name, icon, label }) => (
        <QItem key={name} clickable role="menuitem" onClick={() => emit(name)}>{() => [
          <QItemSection avatar>{() => <QIcon name={icon} size="18px"/>}</QItemSection>, <QItemSection>{() => t(label)}</QItemSection>,
        ]}</QItem>
      ))}</QList>}</QMenu>
    )}</QBtn>
  </div>
)
TeamRow.props = ['team', 'depth', 'count', 'isOpen']
TeamRow.emits = ['toggle', 'edit', 'add', 'remove']
