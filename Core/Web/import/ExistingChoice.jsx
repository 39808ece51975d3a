import { t } from '../app/messages.js'

const ways = [
  { name: 'update', options: { match: 'external_id', existing: 'update' } },
  { name: 'skip', options: { match: 'external_id', existing: 'skip' } },
  { name: 'create', options: { match: 'none' } },
]

/** What happens to rows whose record is there already. */
export const ExistingChoice = ({ file }, { emit }) => {
  const { match, existing } = file.options
  const isChosen = way => (match === 'none' ? way.name === 'create' : way.options.existing === existing)
  const isMatched = file.columns.some(column => column.field === 'external_id')
  return (
    <fieldset class="gx-import-card gx-existing">
      <legend>{t('import.existingTitle')}</legend>
      <p>{t(isMatched ? 'import.existingLead' : 'import.existingUnmatched')}</p>
      <div>{ways.map(way => (
        <label key={way.name} class={['gx-existing-way', isChosen(way) && 'gx-on', !isMatched && way.name !== 'create' && 'gx-existing-idle']}>
          <input type="radio" name="existing" checked={isChosen(way)} onChange={() => emit('change', way.options)}/>
          <span><b>{t(`import.way.${way.name}`)}</b><small>{t(`import.wayMeaning.${way.name}`)}</small></span>
        </label>
      ))}</div>
    </fieldset>
  )
}
ExistingChoice.props = ['file', 'type']
ExistingChoice.emits = ['change']
