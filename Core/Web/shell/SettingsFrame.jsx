import { defineComponent, watchEffect } from 'vue'
import { QIcon } from 'quasar'
import { go, route } from '../app/router.js'
import { t, titleOf } from '../app/messages.js'
import { entriesOf } from '../app/plugs.js'
import { Link } from '../parts/Link.jsx'
import { PageView } from './PageView.jsx'

/** The settings area: its own navigation beside the page. On wide screens /settings leads to the first entry; on phones it is the list itself. */
export const SettingsFrame = defineComponent({
  name: 'GxSettingsFrame',
  setup() {
    watchEffect(() => {
      const [first] = entriesOf('settings')
      if (route.path === '/settings' && first && matchMedia('(min-width: 900px)').matches) go(first.path, { replace: true })
    })
    return () => (
      <div class="gx-page gx-settings">
        <div class="gx-settings__nav">
          <nav class="gx-nav" aria-label={t('shell.settingsAreas')}>{entriesOf('settings').map(entry =>
            <Link to={entry.path} key={entry.path} aria-current={isAt(entry.path) ? 'page' : undefined}>{() => [<QIcon name={entry.icon ?? 'tune'}/>, <span>{titleOf(entry.title)}</span>]}</Link>)}</nav>
        </div>
        <div class="gx-settings__page"><PageView/></div>
      </div>
    )
  },
})

function isAt(path) {
  return route.path === path || route.path.startsWith(`${path}/`)
}
