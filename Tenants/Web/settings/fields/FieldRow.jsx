import { QIcon, QLinearProgress } from 'quasar'
import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { RowMenu } from './RowMenu.jsx'
import { successorsOf } from './conversion/conversions.js'
import { kindOf, kindWords } from './kinds.js'

/** A field in the list: what it is called, what it holds, what is true of it. A click on it opens it. */
export const FieldRow = ({ field, title, choices, progress, isFirst, isLast }, { emit }) => {
  const facts = [
    kindWords(field), choices.length > 0 && t('fields.choiceCount', { n: choices.filter(choice => !choice.retired).length }),
    field.required ? t('fields.isRequired') : field.required_when && t('fields.isRequiredWhen'), field.shown_when && t('fields.isShownWhen'),
    field.unique && t('fields.isUnique'), !field.filterable && t('fields.isNotFilterable'),
  ].filter(Boolean)
  const actions = [
    { icon: 'edit', label: t('fields.edit'), run: () => emit('edit') },
    !isFirst && { icon: 'arrow_upward', label: t('fields.moveUp'), run: () => emit('move', -1) },
    !isLast && { icon: 'arrow_downward', label: t('fields.moveDown'), run: () => emit('move', 1) },
    isConvertible(field) && { icon: 'swap_horiz', label: t('fields.convert'), run: () => emit('convert') },
    { icon: 'delete', label: t('fields.delete'), run: () => emit('remove') },
  ]
  const press = event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || !step) return
    event.preventDefault()
    emit('move', step)
  }
  return (
    <li data-id={field.id} class="gx-field-row">
      <span class="gx-grip" aria-hidden="true" title={t('fields.drag')}><QIcon name="drag_indicator" size="18px"/></span>
      <span class="gx-kind-mark" aria-hidden="true"><QIcon name={kindOf(field).icon} size="18px"/></span>
      <button type="button" class="gx-field-name" aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onClick={() => emit('edit')} onKeydown={press}>
        <b>{title}</b><small>{facts.join(' · ')}</small>
      </button>
      <IndexState field={field} progress={progress} title={title}/>
      <code class="gx-field-code">{field.name}</code>
      <RowMenu name={title} actions={actions}/>
    </li>
  )
}
FieldRow.props = ['field', 'title', 'choices', 'progress', 'isFirst', 'isLast']
FieldRow.emits = ['edit', 'convert', 'remove', 'move']

const isConvertible = field => successorsOf(field.kind).length > 0 && !['building', 'converting'].includes(field.index_state)

/** How far a field has come that is being made ready for filters or converted: it is complete once all records were gone through. */
function IndexState({ field, progress, title }) {
  if (field.index_state === 'duplicates') return <small class="gx-field-duplicates">{t('fields.duplicates')}</small>
  if (!['building', 'converting'].includes(field.index_state)) return null
  const { done, total } = progress
  const state = `fields.${field.index_state}`
  const words = total > 0 ? t(`${state}Of`, { done: formatNumber(Math.min(done, total)), total: formatNumber(total) }) : t(state)
  return (
    <span class="gx-index-state" role="status">
      <small>{words}</small>
      <QLinearProgress value={total > 0 ? done / total : 0} indeterminate={!(total > 0)} color="primary" rounded size="4px"
        aria-label={t(`${state}Named`, { name: title })}/>
    </span>
  )
}
IndexState.props = ['field', 'progress', 'title']
