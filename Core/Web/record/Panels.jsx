import { computed, defineComponent } from 'vue'
import { t, titleOf } from '../app/messages.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { Later } from './Later.jsx'
import { RelatedList } from './RelatedList.jsx'
import { relationsTo, titleOfRelation } from './related.js'
import { slotsOf } from './slots.js'

/** What belongs to a record: panels that plugs bring along (an order's lines), then the lists of records that refer to it. */
export const Panels = defineComponent({
  name: 'Panels',
  props: { type: { type: Object, required: true }, record: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const relations = computed(() => relationsTo(props.type))
    const panels = computed(() => slotsOf(props.type.name).panels)

    const panel = ({ title, component }) => (
      <section key={title} class="gx-card gx-panel" aria-label={titleOf(title)}>
        <header class="gx-panel-head"><h2 tabindex="-1">{titleOf(title)}</h2></header>
        <div class="gx-panel-body"><Later load={component} record={props.record} type={props.type} onChanged={record => emit('changed', record)}/></div>
      </section>
    )

    return () => (
      <div class="gx-panels">
        {panels.value.map(panel)}
        {relations.value.map(relation => (
          <RelatedList key={`${relation.type.name}.${relation.field.name}`} relation={relation} record={props.record} title={titleOfRelation(relation, relations.value, props.type)}/>
        ))}
        {!panels.value.length && !relations.value.length && <EmptyState dense icon="link_off" title={t('record.nothingRelated')}/>}
      </div>
    )
  },
})
