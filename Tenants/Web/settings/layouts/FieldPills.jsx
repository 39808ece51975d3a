import { defineComponent, ref } from 'vue'
import { t } from '../../../../Core/Web/app/messages.js'
import { isWide } from '../../../../Core/Web/record/sections.js'
import { FieldPill } from './FieldPill.jsx'
import { useSorting } from './useSorting.js'

/** The fields of a section, or of those that have no place: a list that takes fields of all others. */
export const FieldPills = defineComponent({
  name: 'FieldPills',
  props: {
    arrangement: { type: Object, required: true },
    fields: { type: Array, required: true },
    /** The section's key; null for fields without a place. */
    place: { type: String, default: null },
    columns: { type: Number, default: 2 },
    name: { type: String, required: true },
    empty: { type: String, required: true },
  },
  setup(props) {
    const list = ref(null)
    useSorting(list, { item: '.gx-pill', grip: '.gx-grip', group: 'gx-layout-fields' }, (item, to, index) => props.arrangement.place(item.dataset.name, to.dataset.place || null, index))
    const targets = () => props.arrangement.targets().filter(target => target.key !== props.place)

    return () => (
      <ul ref={list} class={['gx-pills', props.columns === 2 && 'gx-pills-two']} data-place={props.place ?? ''} aria-label={t('layouts.fieldsOf', { name: props.name })}>
        {props.fields.map(field => (
          <FieldPill key={field.name} field={field} targets={targets()} isPlaced={props.place !== null} isWide={isWide(props.arrangement.type(), field)}
            onStep={direction => props.arrangement.step(field.name, direction)} onPlace={key => props.arrangement.place(field.name, key)}/>
        ))}
        {props.fields.length === 0 && <li key="" class="gx-pills-empty">{props.empty}</li>}
      </ul>
    )
  },
})
