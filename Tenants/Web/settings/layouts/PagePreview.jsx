import { defineComponent, shallowRef, watch } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { labelOf } from '../../../../Core/Web/app/metadata.js'
import { titleOf } from '../../../../Core/Web/app/messages.js'
import { FieldSections } from '../../../../Core/Web/record/FieldSections.jsx'
import { relationsTo, titleOfRelation } from '../../../../Core/Web/record/related.js'
import { slotsOf } from '../../../../Core/Web/record/slots.js'
import '../../../../Core/Web/record/record.css'

const nothing = async () => {}

/** The page of a record as a layout makes it, with the latest record where there is one. */
export const PagePreview = defineComponent({
  name: 'PagePreview',
  props: { type: { type: Object, required: true } },
  setup(props) {
    const record = shallowRef({})
    watch(() => props.type.name, async name => {
      const page = await api.get(`/${props.type.plural}`, { query: { sort: '-updated_at', limit: 1 } }).catch(() => null)
      if (name === props.type.name) record.value = page?.data[0] ?? {}
    }, { immediate: true })

    const panel = title => (
      <div key={title} class="gx-card gx-panel">
        <div class="gx-panel-head"><strong>{title}</strong></div>
        <div class="gx-preview-lines" aria-hidden="true"><i/><i/></div>
      </div>
    )
    const panels = () => {
      const relations = relationsTo(props.type)
      return [...slotsOf(props.type.name).panels.map(one => titleOf(one.title)), ...relations.map(relation => titleOfRelation(relation, relations, props.type))]
    }

    return () => (
      <div class="gx-record">
        <strong class="gx-preview-name">{labelOf(record.value, props.type) || t('layouts.exampleName')}</strong>
        <div class="gx-record-body">
          <div class="gx-record-fields"><FieldSections complete type={props.type} record={record.value} save={nothing}/></div>
          <div class="gx-record-side gx-panels">{panels().map(panel)}</div>
        </div>
      </div>
    )
  },
})
