import { t } from '../../../Core/Web/app/messages.js'
import { PageHead } from '../../../Core/Web/parts/PageHead.jsx'
import './words.js'
import './settings.css'

/** A page of the settings area; phones have a way back to the area's menu, which wide screens show beside the page. One below another (`back`) leads there on all. */
export const SettingsPage = ({ title, lead, wide, back, backLabel }, { slots }) => (
  <div class={['gx-settings-page', (wide || wide === '') && 'gx-settings-wide', back && 'gx-settings-below']}>
    <PageHead title={title} subtitle={lead} back={back ?? '/settings'} backLabel={backLabel ?? t('settings.all')}>{slots.actions ? { actions: slots.actions } : {}}</PageHead>
    <div class="gx-settings-body">{slots.default()}</div>
  </div>
)
SettingsPage.props = ['title', 'lead', 'wide', 'back', 'backLabel']
