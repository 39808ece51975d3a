import { connection } from '../app/client.js'
import { t } from '../app/messages.js'

/** Tells that the network or the server is away; says nothing otherwise. */
export const ConnectionBar = () => (
  <div role="status">
    {connection.offline && <div class="gx-bar">{t('shell.offline')}</div>}
    {!connection.offline && connection.unavailable && <div class="gx-bar">{t('shell.unavailable')}</div>}
  </div>
)
