import { defineComponent } from 'vue'
import { go, route } from '../app/router.js'
import { t } from '../app/messages.js'
import { session } from '../app/session.js'
import { Shell } from './Shell.jsx'
import { Trouble } from './Trouble.jsx'
import { VisitorFrame } from './VisitorFrame.jsx'

/** Which frame the page gets: the app's for members, a quiet one for visitors; who is not signed in goes to sign in. */
export const App = defineComponent({
  name: 'GxApp',
  props: { retry: Function },
  setup(props) {
    return () => {
      if (session.state === 'loading') return null
      if (session.state === 'unreachable') return <Unreachable retry={props.retry}/>
      if (route.page?.audience === 'visitor') return <VisitorFrame/>
      if (session.state === 'member') return <Shell/>
      go('/sign-in', { query: { next: route.path === '/' ? null : location.pathname + location.search }, replace: true })
      return null
    }
  },
})

const Unreachable = ({ retry }) =>
  <main class="gx-visitor__page"><Trouble icon="cloud_off" title={t('shell.unreachableTitle')} text={t('shell.unreachableText')} action={t('app.retry')} onAction={retry}/></main>
Unreachable.props = ['retry']
