import { QBtn } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'

/** There is something to save: it stays in sight until that is done. */
export const SaveBar = ({ isBusy }, { emit }) => (
  <div class="gx-layout-save" role="region" aria-label={t('layouts.unsaved')}>
    <span>{t('layouts.unsaved')}</span>
    <QBtn flat noCaps label={t('layouts.discard')} disable={isBusy} onClick={() => emit('discard')}/>
    <QBtn unelevated noCaps color="primary" label={t('layouts.save')} loading={isBusy} onClick={() => emit('save')}/>
  </div>
)
SaveBar.props = ['isBusy']
SaveBar.emits = ['save', 'discard']
