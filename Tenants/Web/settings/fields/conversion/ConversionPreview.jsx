import { QIcon } from 'quasar'
import { formatNumber } from '../../../../../Core/Web/app/format.js'
import { t } from '../../../../../Core/Web/app/messages.js'
import { Skeleton } from '../../../../../Core/Web/parts/Skeleton.jsx'

const shown = 6

/** What a conversion would do to the values that there are: how many fit, which do not and why. */
export const ConversionPreview = ({ preview, type }) => {
  const { answer } = preview
  if (preview.isLoading) return <Skeleton kind="list" lines={2}/>
  if (preview.problem) return <p class="gx-form-problem" role="alert"><QIcon name="error_outline" size="18px"/><span>{preview.problem}</span></p>
  if (!answer) return null
  const numbers = { n: formatNumber(answer.failing), total: formatNumber(answer.records), fits: formatNumber(answer.records - answer.failing) }
  const verdict = answer.records === 0 ? 'fields.conversion.none' : answer.failing === 0 ? 'fields.conversion.all' : 'fields.conversion.some'
  const example = ({ record, value, message }) => (
    <li key={record}>
      <a class="gx-conversion-value" href={`/${type.plural}/${record}`} target="_blank" rel="noopener">{value}</a><span>{message}</span>
    </li>
  )
  return (
    <div class="gx-conversion-preview">
      <p role="status" class={['gx-conversion-verdict', answer.failing === 0 ? 'gx-conversion-good' : 'gx-conversion-bad']}>
        <QIcon name={answer.failing === 0 ? 'check_circle' : 'warning_amber'} size="18px"/><span>{t(verdict, numbers)}</span>
      </p>
      {answer.new_choices > 0 && <p class="gx-field-hint">{t('fields.conversion.newChoices', { n: answer.new_choices })}</p>}
      {answer.examples.length > 0 && <ul class="gx-conversion-examples" aria-label={t('fields.conversion.examples')}>{answer.examples.slice(0, shown).map(example)}</ul>}
      {answer.failing > shown && <p class="gx-field-hint">{t('fields.conversion.more', { n: formatNumber(answer.failing - Math.min(shown, answer.examples.length)) })}</p>}
    </div>
  )
}
ConversionPreview.props = ['preview', 'type']
