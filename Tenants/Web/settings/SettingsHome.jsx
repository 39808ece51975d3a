import { t } from '../../../Core/Web/app/messages.js'
import { session } from '../../../Core/Web/app/session.js'
import { PageHead } from '../../../Core/Web/parts/PageHead.jsx'
import { SettingsMenu } from './SettingsMenu.jsx'
import './words.js'
import './settings.css'

/** `/settings`: the menu of the area on phones; wide screens have it at their side and go straight to its first page. */
export default () => (
  <div class="gx-settings-page">
    <PageHead title={t('tenants.settings')} subtitle={session.workspace?.name}/>
    <SettingsMenu/>
  </div>
)
