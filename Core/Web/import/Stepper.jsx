import { QIcon } from 'quasar'
import { t } from '../app/messages.js'
import { steps } from './steps.js'

/** Where one is on the way from a file to records. */
export const Stepper = ({ step }) => {
  const at = steps.indexOf(step)
  return (
    <ol class="gx-stepper" aria-label={t('import.steps')}>{steps.map((name, index) => (
      <li key={name} class={{ 'gx-past': index < at, 'gx-now': index === at }} aria-current={index === at ? 'step' : undefined}>
        <i aria-hidden="true">{index < at ? <QIcon name="check" size="15px"/> : index + 1}</i><span>{t(`import.step.${name}`)}</span>
      </li>
    ))}</ol>
  )
}
Stepper.props = ['step']
