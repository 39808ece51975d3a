import { defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { route } from '../app/router.js'
import { t, text } from '../app/messages.js'
import { session } from '../app/session.js'
import { Link } from '../parts/Link.jsx'
import { missingModules, objectPlaces, placeAt, places, tailPlaces } from './entries.js'
import { isSlim } from './side.js'

/** The way through the app: in the side bar, and in the drawer of phones. */
export const Navigation = defineComponent({
  name: 'GxNavigation',
  setup() {
    return () => {
      const all = places()
      const own = objectPlaces()
      const tail = tailPlaces()
      const current = placeAt(route.path, [...all, ...own, ...tail])?.path
      const missing = missingModules()
      return [
        <nav class="gx-nav" aria-label={t('shell.mainNavigation')}>{all.map(place => entry(place, current))}</nav>,
        own.length > 0 && <nav class="gx-nav" aria-labelledby="gx-own">
          <h2 id="gx-own">{t('shell.objects')}</h2>
          {own.map(place => entry(place, current))}
        </nav>,
        missing.length > 0 && <nav class="gx-nav" aria-labelledby="gx-missing">
          <h2 id="gx-missing">{t('shell.nextPlan')}</h2>
          {missing.map(module => <Link to="/settings/plan" class="gx-nav__off" key={module.id}>{() => [<QIcon name="lock"/>, <span>{text(module.title)}</span>]}</Link>)}
        </nav>,
        <nav class="gx-nav gx-nav--end" aria-label={t('shell.settingsNavigation')}>{tail.map(place => entry(place, current))}</nav>,
      ]
    }
  },
})

/** The workspace's name and mark, which lead home. */
export const WorkspaceMark = () => (
  <Link to="/" class="gx-side__workspace">{() => [
    <b class="gx-side__mark" aria-hidden="true">{session.workspace.name.slice(0, 1)}</b>,
    <span>{session.workspace.name}</span>,
  ]}</Link>
)

function entry(place, current) {
  return <Link to={place.path} key={place.path} title={isSlim.value ? place.title : undefined} aria-current={place.path === current ? 'page' : undefined}>{() => [<QIcon name={place.icon ?? 'label'}/>, <span>{place.title}</span>]}</Link>
}
