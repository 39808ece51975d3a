import { t } from '../../../Core/Web/app/messages.js'
import { PageHead } from '../../../Core/Web/parts/PageHead.jsx'
import './words.js'
import './settings.css'

/** A page of the settings area; phones have a way back to the area's menu, which wide screens show beside the page. */
export const SettingsPage = ({ title, lead, wide }, { slots }) => (
  <div class={['gx-settings-page', (wide || wide === '') && 'gx-settings-wide']}>
    <PageHead title={title} subtitle={lead} back="/settings" backLabel={t('settings.all')}>{slots.actions ? { actions: slots.actions } : {}}</PageHead>
    <div class="gx-settings-body">{slots.default()}</div>
  </div>
)
SettingsPage.props = ['title', 'lead', 'wide']
