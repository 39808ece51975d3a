import { QIcon } from 'quasar'
import { actions, rest } from './grants.js'
import { sentenceOf, titleOfType } from './sentence.js'

/** The matrix where there is no room for one: record types with what a role may do in a sentence, each opening its own sheet. */
export const TypeList = ({ groups, grants, errorAt }, { emit }) => {
  const wrong = type => [...actions.map(action => errorAt(`types.${type.name}.${action}`)), errorAt(`types.${type.name}`)].find(Boolean)
  const item = type => (
    <li key={type.name}>
      <button type="button" class="gx-type-rights" onClick={() => emit('open', type)}>
        <span class="gx-person"><b>{titleOfType(type)}</b><small>{sentenceOf(grants, type)}</small>{wrong(type) && <small class="gx-bad-words">{wrong(type)}</small>}</span>
        <QIcon name="chevron_right" size="20px"/>
      </button>
    </li>
  )
  return [
    <ul key="rest" class="gx-settings-lines gx-type-list">{item(rest)}</ul>,
    ...groups.map(group => [<h3 key={`${group.key}-title`} class="gx-type-group">{group.title}</h3>, <ul key={group.key} class="gx-settings-lines gx-type-list">{group.types.map(item)}</ul>]),
  ]
}
TypeList.props = ['groups', 'grants', 'errorAt']
TypeList.emits = ['open']
