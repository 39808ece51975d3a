import { QBtn, QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { allowed } from '../../../../Core/Web/app/session.js'

/** A file speaks of what is switched off here: it is left out, or switched on. */
export const MissingModules = ({ review: { state, switchOn } }) => (
  <div class="gx-advice gx-conf-missing" role="status">
    <QIcon name="extension_off" size="18px"/>
    <span>{state.missing.map(module => t(`configuration.missing.${module}`)).join(' ')}</span>
    {allowed('tenants.module.switch') && (
      <QBtn outline dense noCaps color="primary" label={t('configuration.switchOn')} loading={state.isSwitching} disable={state.isApplying} onClick={switchOn}/>
    )}
  </div>
)
MissingModules.props = ['review']
