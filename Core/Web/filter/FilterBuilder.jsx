import { ref, watch } from 'vue'
import { t } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { FilterGroup } from './FilterGroup.jsx'
import { filterOf, nodesOf, same } from './tree.js'
import './texts.js'

/**
 * Edits a whole filter tree: groups of all, any or none, every comparison of every kind of field, and fields one step into a reference.
 * Conditions that lack their value stay in the form and are left out of the filter.
 */
export const FilterBuilder = {
  props: { type: { type: [Object, String], required: true }, modelValue: { type: [Object, Array], default: null } },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const root = ref(nodesOf(props.modelValue))
    let told = props.modelValue
    watch(() => props.modelValue, filter => {
      if (same(filter, told)) return
      told = filter
      root.value = nodesOf(filter)
    })
    function change(node) {
      root.value = node
      told = filterOf(node)
      emit('update:modelValue', told)
    }
    return () => {
      const type = typeof props.type === 'string' ? typeOf(props.type) : props.type
      return <div class="gx-filter">
        {root.value.items.length === 0 ? <p class="gx-filter-empty">{t('filter.empty')}</p> : null}
        <FilterGroup type={type} node={root.value} depth={0} onChange={change}/>
      </div>
    }
  },
}
