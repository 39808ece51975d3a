import { QBtn, QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'

/** Stays at the foot of the screen while there is something to save: how much is not saved yet, and what became of the attempt. */
export const SaveBar = ({ count, isNew, isDirty, state }, { emit }) => (isDirty || isNew) && (
  <div class="gx-save-bar">
    {state.problem
      ? <span class="gx-save-problem gx-bad-words" role="alert"><QIcon name="error" size="18px"/>{state.problem}</span>
      : <span class="gx-save-count" role="status">{count > 0 ? t('roles.unsaved', { n: count }) : ''}</span>}
    {isDirty && <QBtn flat no-caps label={t('roles.undo')} onClick={() => emit('undo')}/>}
    <QBtn type="submit" unelevated no-caps color="primary" label={t(isNew ? 'roles.create' : 'roles.save')} loading={state.isSaving}/>
  </div>
)
SaveBar.props = ['count', 'isNew', 'isDirty', 'state']
SaveBar.emits = ['undo']
