import { QIcon } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { FieldRights } from './FieldRights.jsx'
import { PickButton } from './PickButton.jsx'
import { ScopePick } from './ScopePick.jsx'
import { actions, followRest, followsRest, rest, setRow, setScope } from './grants.js'
import { rowOptions } from './options.js'
import { sentenceOf, titleOfType } from './sentence.js'

/** What a role may do with the records of one type: a cell for each action. It opens to a sentence and the fields. */
export const MatrixRow = ({ type, grants, saved, errorAt, row, cell, isOpen }, { emit }) => {
  const title = titleOfType(type)
  const isRest = type.name === rest.name
  const restricted = Object.keys(grants.types[type.name]?.fields ?? {}).length
  const change = next => emit('change', next)
  const setWhole = scope => change(scope === 'follow' ? followRest(grants, type) : setRow(grants, type, scope))
  const place = `types.${type.name}`
  const errors = [
    errorAt(place, { isExact: true }), ...actions.map(action => [t(`roles.action.${action}`), errorAt(`${place}.${action}`)]).filter(([, message]) => message)
      .map(([action, message]) => t('roles.cellError', { action, message })), errorAt(`${place}.fields`),
  ].filter(Boolean)

  const note = () => {
    if (isRest) return t('roles.restHint')
    return restricted > 0 && t('roles.count', { n: restricted })
  }
  const head = () => (
    <th scope="row">
      <span class="gx-matrix-type">
        <button type="button" class="gx-matrix-open" {...cell(row, 0)} aria-expanded={String(isOpen)} aria-label={t('roles.showFields', { type: title })} onClick={() => emit('toggle')}>
          <QIcon name={isOpen ? 'expand_more' : 'chevron_right'} size="18px"/>
          <span class="gx-person"><b>{title}</b>{note() && <small>{note()}</small>}{errors.map(error => <small key={error} class="gx-bad-words">{error}</small>)}</span>
        </button>
        <PickButton
          {...cell(row, 1)} class="gx-pick-head" icon="more_horiz" name={t('roles.wholeRow', { type: title })} label={t('roles.wholeRow', { type: title })}
          options={rowOptions(!isRest && !followsRest(grants, type))} onUpdate:modelValue={setWhole}
        />
      </span>
    </th>
  )
  return [
    <tr key="row" class={isOpen && 'gx-on'}>
      {head()}
      {actions.map((action, index) => (
        <td key={action}>
          <ScopePick
            {...cell(row, index + 2)} type={type} action={action} grants={grants} saved={saved} error={errorAt(`${place}.${action}`)}
            onPick={scope => change(setScope(grants, type, action, scope))}
          />
        </td>
      ))}
    </tr>,
    isOpen && (
      <tr key="more" class="gx-matrix-more"><td colspan={actions.length + 1}>
        <p class="gx-sentence">{sentenceOf(grants, type)}</p>
        {!isRest && <FieldRights type={type} grants={grants} saved={saved} errorAt={errorAt} onChange={change}/>}
      </td></tr>
    ),
  ]
}
MatrixRow.props = ['type', 'grants', 'saved', 'errorAt', 'row', 'cell', 'isOpen']
MatrixRow.emits = ['change', 'toggle']
