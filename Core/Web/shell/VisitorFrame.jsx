import { LanguageSwitch } from './LanguageSwitch.jsx'
import { PageView } from './PageView.jsx'
import { ThemeSwitch } from './ThemeSwitch.jsx'
import { ConnectionBar } from './ConnectionBar.jsx'
import { Link } from '../parts/Link.jsx'
import { t } from '../app/messages.js'
import icon from '../icon.svg'

/** The quiet frame of pages before sign-in. */
export const VisitorFrame = () => (
  <div class="gx-visitor">
    <header class="gx-visitor__top">
      <Link to="/" class="gx-visitor__brand">{() => [<img src={icon} alt="" width="28" height="28"/>, t('app.name')]}</Link>
      <LanguageSwitch/>
      <ThemeSwitch/>
    </header>
    <main class="gx-visitor__page" tabindex="-1"><ConnectionBar/><PageView/></main>
  </div>
)
