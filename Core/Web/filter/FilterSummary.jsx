import { QBtn, QIcon } from 'quasar'
import { t } from '../app/messages.js'
import { describe } from './describe.js'
import { parts, without } from './tree.js'
import './texts.js'

/** The active filter in words: a chip for each part that must hold, to be removed with one click or changed in the builder. */
export function FilterSummary({ type, filter }, { emit }) {
  const chip = (part, index) => {
    const phrase = describe(type, part)
    return <li key={JSON.stringify(part)} class="gx-filter-chip">
      <button type="button" class="gx-filter-chip-text" title={phrase} onClick={() => emit('edit')}>{phrase}</button>
      <button type="button" class="gx-filter-chip-remove" aria-label={t('filter.remove_part', { phrase })}
        onClick={() => emit('change', without(filter, index))}>
        <QIcon name="close" size="14px"/></button>
    </li>
  }
  return <div class="gx-filter-summary">
    <ul aria-label={t('filter.summary')}>{parts(filter).map(chip)}</ul>
    <QBtn flat dense noCaps size="sm" class="gx-filter-clear" label={t('filter.clear_short')} onClick={() => emit('change', null)}/>
  </div>
}
FilterSummary.props = ['type', 'filter']
FilterSummary.emits = ['change', 'edit']
