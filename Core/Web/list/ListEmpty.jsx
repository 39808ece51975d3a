import { QBtn } from 'quasar'
import { t } from '../app/messages.js'
import { go } from '../app/router.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { importAddress } from './addresses.js'
import { inSentence } from './words.js'

/** Why the list is empty, and what to do about it. */
export function ListEmpty({ type, state, rights }, { emit }) {
  const title = inSentence(type.plural_title)
  if (state.filter.value || state.search.value) {
    return <EmptyState icon="search_off" title={t('list.nothing_title')} text={t('list.nothing_text')}>{() =>
      <QBtn outline noCaps label={t('list.clear_filter')} onClick={() => emit('clear')}/>}</EmptyState>
  }
  if (state.isBin.value) return <EmptyState icon="delete_outline" title={t('list.bin_title')} text={t('list.bin_text')}/>
  if (state.list.value?.base) return <EmptyState icon="inbox" title={t('list.empty_view_title')} text={t('list.empty_mine_text')}/>
  if (!rights.create) return <EmptyState icon="inbox" title={t('list.empty_title', { title })} text={t('list.empty_text_read')}/>
  return <EmptyState icon="add" title={t('list.empty_title', { title })} text={t('list.empty_text')}>{() => [
    <QBtn unelevated noCaps color="primary" icon="add" label={t('list.create', { title: inSentence(type.title) })}
      onClick={() => go(`/${type.plural}/new`)}/>,
    rights.bulk ? <QBtn outline noCaps icon="upload_file" label={t('list.import')} onClick={() => go(importAddress(type))}/> : null,
  ]}</EmptyState>
}
ListEmpty.props = ['type', 'state', 'rights']
ListEmpty.emits = ['clear']
