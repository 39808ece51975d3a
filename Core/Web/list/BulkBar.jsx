import { QBtn, QSpinner } from 'quasar'
import { t } from '../app/messages.js'
import { formatNumber } from '../app/format.js'
import { mostSelected } from './selection.js'

/** What can be done with the chosen records; says clearly how many of how many are chosen. */
export function BulkBar({ selection, total, isExact, isBin, rights, isBusy }, { emit }) {
  const n = selection.size()
  const more = total !== null && total > n && n < mostSelected && !selection.state.isAllMatching
  const offer = total !== null && total > mostSelected ? t('list.choose_first', { n: formatNumber(mostSelected), total: formatNumber(total) })
    : t('list.choose_all', { n: total === null ? '' : formatNumber(total) })
  const told = selection.state.isAllMatching && total > n ? t('list.chosen_first', { n: formatNumber(n), total: (isExact ? '' : '≈') + formatNumber(total) })
    : t('list.chosen', { n: formatNumber(n) })
  const button = (icon, label, event) => <QBtn flat dense noCaps icon={icon} label={label} disable={isBusy} onClick={() => emit(event)}/>
  return <div class="gx-bulk" role="region" aria-label={t('list.bulk')}>
    <span role="status">{told}</span>
    {more ? <QBtn flat dense noCaps class="gx-bulk-all" label={offer} disable={selection.state.isGathering} onClick={() => emit('all')}/> : null}
    {selection.state.isGathering || isBusy ? <QSpinner size="18px"/> : null}
    {!isBin && rights.update ? button('edit', t('list.bulk_edit'), 'edit') : null}
    {!isBin && rights.delete ? button('delete_outline', t('list.bulk_delete'), 'delete') : null}
    {isBin && rights.delete ? button('restore', t('list.bulk_restore'), 'restore') : null}
    <QBtn flat dense round icon="close" aria-label={t('list.choose_none')} onClick={() => emit('clear')}/>
  </div>
}
BulkBar.props = ['selection', 'total', 'isExact', 'isBin', 'rights', 'isBusy']
BulkBar.emits = ['all', 'edit', 'delete', 'restore', 'clear']
