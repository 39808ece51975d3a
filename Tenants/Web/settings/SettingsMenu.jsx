import { QIcon } from 'quasar'
import { t, titleOf } from '../../../Core/Web/app/messages.js'
import { entriesOf } from '../../../Core/Web/app/plugs.js'
import { Link } from '../../../Core/Web/parts/Link.jsx'

const personalBelow = 20

/** The settings that this user may open: those of the person, those of the workspace, those of modules. */
export const SettingsMenu = ({ current }) => {
  const entries = entriesOf('settings')
  const groups = [
    [t('settings.personal'), entries.filter(entry => entry.order < personalBelow)],
    [t('settings.workspace'), entries.filter(entry => !(entry.order < personalBelow))],
  ]
  return (
    <nav class="gx-settings-menu" aria-label={t('tenants.settings')}>{groups.filter(([, members]) => members.length > 0).map(([title, members]) => (
      <section key={title}>
        <h2>{title}</h2>
        <ul>{members.map(entry => (
          <li key={entry.path}>
            <Link to={entry.path} class={{ 'gx-on': entry.path === current }} aria-current={entry.path === current ? 'page' : undefined}>{() => [
              <QIcon name={entry.icon} size="20px"/>, <span>{titleOf(entry.title)}</span>, <QIcon name="chevron_right" size="18px" class="gx-settings-go"/>,
            ]}</Link>
          </li>
        ))}</ul>
      </section>
    ))}</nav>
  )
}
SettingsMenu.props = ['current']
