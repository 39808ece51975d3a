import { defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { route } from '../app/router.js'
import { t } from '../app/messages.js'
import { Link } from '../parts/Link.jsx'
import { placeAt, places } from './entries.js'

/** The four main places under the thumb, on phones; the rest is behind "more". */
export const BottomBar = defineComponent({
  name: 'GxBottomBar',
  emits: ['menu'],
  setup(props, { emit }) {
    return () => {
      const all = places()
      const current = placeAt(route.path, all)?.path
      return (
        <nav class="gx-bottom" aria-label={t('shell.quickNavigation')}>
          {all.slice(0, 4).map(place => <Link to={place.path} key={place.path} aria-current={place.path === current ? 'page' : undefined}>{() => [<QIcon name={place.icon ?? 'label'}/>, <span>{place.title}</span>]}</Link>)}
          <button type="button" onClick={() => emit('menu')}><QIcon name="more_horiz"/><span>{t('app.more')}</span></button>
        </nav>
      )
    }
  },
})
