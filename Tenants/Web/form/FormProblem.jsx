import { t } from '../../../Core/Web/app/messages.js'
import { clockTime } from './useForm.js'
import { QIcon } from 'quasar'

/** What stands in the way of a whole form, above its fields. */
export const FormProblem = ({ state }) => {
  const words = state.wait > 0 ? t('tenants.form.tooMany', { time: clockTime(state.wait) }) : state.problem
  // the wait counts down: only its beginning is announced
  return (
    <div class="gx-form-alert" role="alert" aria-live={state.wait > 0 ? 'off' : 'assertive'}>
      {words && <p class="gx-form-problem"><QIcon name="error_outline" size="18px"/><span>{words}</span></p>}
    </div>
  )
}
FormProblem.props = ['state']
