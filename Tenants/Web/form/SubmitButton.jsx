import { t } from '../../../Core/Web/app/messages.js'
import { clockTime } from './useForm.js'
import { QBtn } from 'quasar'

/** Sends a form; says how long to wait where the server asks for it. */
export const SubmitButton = ({ state, label }) => (
  <QBtn
    type="submit" unelevated no-caps color="primary" class="gx-submit" loading={state.isBusy} disable={state.wait > 0}
    label={state.wait > 0 ? t('tenants.form.wait', { time: clockTime(state.wait) }) : label}
  />
)
SubmitButton.props = ['state', 'label']
