import { QBtn, QIcon } from 'quasar'
import { t } from '../../../Core/Web/app/messages.js'
import { CopyText } from './CopyText.jsx'

/** A key just made, in the only moment in which it can be read. */
export const NewKey = ({ issued }, { emit }) => (
  <section class="gx-new-key" aria-label={t('settings.keys.created', { name: issued.name })}>
    <p role="status"><QIcon name="vpn_key" size="20px"/><span><b>{t('settings.keys.created', { name: issued.name })}</b>{t('settings.keys.once')}</span></p>
    <CopyText text={issued.key} label={t('settings.keys.key')}/>
    <p class="gx-muted">{t('settings.keys.use')} <code>Authorization: Bearer …</code></p>
    <QBtn flat no-caps color="primary" label={t('settings.keys.kept')} onClick={() => emit('done')}/>
  </section>
)
NewKey.props = ['issued']
NewKey.emits = ['done']
