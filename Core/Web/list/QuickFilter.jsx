import { QBtn, QIcon, QMenu } from 'quasar'
import { t, text } from '../app/messages.js'
import { ChoiceChip } from '../parts/ChoiceChip.jsx'
import { choose, chosen } from '../filter/tree.js'

/** A choice field as a button with its choices to tick: the filter that people need most. */
export function QuickFilter({ field, filter }, { emit }) {
  const values = chosen(filter, field.name)
  const title = text(field.title)
  const label = values.length === 0 ? title
    : values.length === 1 ? `${title}: ${text(field.choices.find(choice => choice.code === values[0])?.title ?? values[0])}` : `${title}: ${values.length}`
  const toggle = code => emit('change', choose(filter, field.name, values.includes(code) ? values.filter(value => value !== code) : [...values, code]))
  return <button type="button" class={['gx-quick', values.length > 0 && 'is-on']} aria-haspopup="dialog"><span>{label}</span><QIcon name="expand_more"
    size="18px"/>
    <QMenu role="dialog" aria-label={title} anchor="bottom left" self="top left" offset={[0, 4]}>{() => <div class="gx-quick-menu">
      {field.choices.map(choice => <label key={choice.code} class="gx-quick-option">
        <input type="checkbox" class="gx-check" checked={values.includes(choice.code)} onChange={() => toggle(choice.code)}/><ChoiceChip field={field}
          value={choice.code}/></label>)}
      {values.length > 0 ? <QBtn flat dense noCaps class="gx-quick-clear" label={t('list.clear_quick')}
        onClick={() => emit('change', choose(filter, field.name, []))}/> : null}
    </div>}</QMenu></button>
}
QuickFilter.props = ['field', 'filter']
QuickFilter.emits = ['change']
