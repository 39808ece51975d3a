import { QBtn } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { kindOf, kindTitle } from './kinds.js'

const usual = ['text', 'choice', 'date', 'user']

/** Nothing added to a type yet: what most begin with is one click away. */
export const NoFields = ({ type, isFull }, { emit }) => (
  <EmptyState dense icon="playlist_add" title={t('fields.none', { type: text(type.title) })} text={t('fields.noneText')}>{() => [
    <QBtn key="add" unelevated no-caps color="primary" icon="add" disable={isFull} label={t('fields.add')} onClick={() => emit('add', 'text')}/>,
    ...usual.slice(1).map(code => (
      <QBtn key={code} outline no-caps icon={kindOf({ kind: code }).icon} disable={isFull} label={kindTitle(code)} onClick={() => emit('add', code)}/>
    )),
  ]}</EmptyState>
)
NoFields.props = ['type', 'isFull']
NoFields.emits = ['add']
