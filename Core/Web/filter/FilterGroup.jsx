import { QBtn, QSelect } from 'quasar'
import { t } from '../app/messages.js'
import { FilterCondition } from './FilterCondition.jsx'
import { comparisonsOf, filterable, usualComparison } from './comparisons.js'
import { condition, firstValue, group } from './tree.js'

/** Deeper trees are read and kept, but the builder itself adds no group below this. */
const deepest = 3

const kinds = [
  { join: 'and', isNot: false, title: 'filter.all_of' },
  { join: 'or', isNot: false, title: 'filter.any_of' },
  { join: 'or', isNot: true, title: 'filter.not_any_of' },
  { join: 'and', isNot: true, title: 'filter.none_of' },
]

/** Conditions and groups joined by all, any or none; emits the changed node. */
export const FilterGroup = {
  name: 'FilterGroup',
  props: { type: Object, node: Object, depth: Number },
  emits: ['change', 'remove'],
  setup(props, { emit }) {
    const set = items => emit('change', { ...props.node, items })
    const replace = (index, item) => set(props.node.items.map((old, position) => position === index ? item : old))
    const remove = index => set(props.node.items.filter((_, position) => position !== index))
    const add = item => set([...props.node.items, item])

    function newCondition() {
      const used = new Set(props.node.items.map(item => item.field))
      const fields = filterable(props.type).filter(field => !field.read_only || field.kind === 'choice')
      const field = fields.find(field => field.kind === 'choice' && !used.has(field.name)) ?? fields[0]
      const comparison = usualComparison(field)
      return condition(field.name, comparisonsOf(field).includes(comparison) ? comparison : comparisonsOf(field)[0], firstValue(field, comparison))
    }

    const kind = () => kinds.find(kind => kind.join === props.node.join && kind.isNot === props.node.isNot) ?? kinds[0]

    const head = () => <div class="gx-filter-head">
      <QSelect dense outlined optionsDense emitValue mapOptions class="gx-filter-kind" aria-label={t('filter.group_kind')} modelValue={kind()}
        options={kinds.map(kind => ({ value: kind, label: t(kind.title) }))}
          onUpdate:modelValue={({ join, isNot }) => emit('change', { ...props.node, join, isNot })}/>
      {props.depth > 0
        ? <QBtn flat round dense size="sm" icon="close" class="gx-filter-remove" aria-label={t('filter.remove_group')}
          onClick={() => emit('remove')}/> : null}
    </div>
    const row = (item, index) => item.items
      ? <FilterGroup key={item.key} type={props.type} node={item} depth={props.depth + 1} onChange={node => replace(index, node)}
        onRemove={() => remove(index)}/>
      : <FilterCondition key={item.key} type={props.type} node={item} onChange={node => replace(index, node)} onRemove={() => remove(index)}/>
    const foot = () => <div class="gx-filter-foot">
      <QBtn flat dense noCaps color="primary" icon="add" label={t('filter.add_condition')} onClick={() => add(newCondition())}/>
      {props.depth < deepest
        ? <QBtn flat dense noCaps color="primary" icon="playlist_add" label={t('filter.add_group')}
          onClick={() => add(group(props.node.join === 'and' ? 'or' : 'and', [newCondition()]))}/> : null}
    </div>
    return () => <div class={['gx-filter-group', props.depth > 0 && 'gx-filter-nested']} role="group" aria-label={t('filter.group')}>
      {props.depth > 0 || props.node.items.length > 1 || props.node.isNot ? head() : null}
      {props.node.items.map(row)}
      {foot()}
    </div>
  },
}
