import { QBtn, QCard, QDialog } from 'quasar'
import { t, text } from '../app/messages.js'
import { relativeTime } from '../app/format.js'
import { FieldValue } from '../parts/FieldValue.jsx'

/** Somebody else changed the record while it was edited here: both values side by side, and the choice between them. */
export function ConflictDialog({ type, field, mine, theirs }, { emit }) {
  const choose = isMine => emit('decide', isMine)
  const side = (title, value, note) => <div class="gx-cell-conflict-side"><h3>{title}</h3><div class="gx-cell-conflict-value"><FieldValue
    field={field} value={value}/></div>
    {note ? <p>{note}</p> : null}</div>
  return <QDialog modelValue persistent aria-labelledby="gx-cell-conflict-title">{() => <QCard class="gx-dialog gx-cell-conflict">{() => [
    <h2 id="gx-cell-conflict-title">{t('list.conflict_title')}</h2>,
    <p class="gx-dialog__text">{t('list.conflict_text', { title: text(field.title), name: theirs[type.label_field] })}</p>,
    <div class="gx-cell-conflict-sides">
      {side(t('list.conflict_theirs'), theirs[field.name], relativeTime(theirs.updated_at))}
      {side(t('list.conflict_mine'), mine)}
    </div>,
    <div class="gx-dialog__actions">
      <QBtn flat noCaps label={t('list.keep_theirs')} onClick={() => choose(false)}/>
      <QBtn unelevated noCaps autofocus color="primary" label={t('list.keep_mine')} onClick={() => choose(true)}/>
    </div>]}</QCard>}</QDialog>
}
ConflictDialog.props = ['type', 'field', 'mine', 'theirs']
ConflictDialog.emits = ['decide']
