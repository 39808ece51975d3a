import { defineComponent, nextTick, ref } from 'vue'
import { t } from '../../../../Core/Web/app/messages.js'
import { FieldRow } from './FieldRow.jsx'
import { useDragging } from './useDragging.js'

/** The fields of a type in their order, which is that of forms: changed by dragging, by the menu, or by Alt and the arrows. */
export const FieldList = defineComponent({
  name: 'FieldList',
  props: { fields: { type: Array, required: true }, choicesOf: { type: Function, required: true }, titleOf: { type: Function, required: true }, progressOf: { type: Function, required: true } },
  emits: ['edit', 'convert', 'remove', 'move'],
  setup(props, { emit }) {
    const list = ref(null)
    useDragging(list, (from, to) => emit('move', from, to))

    function move(index, step) {
      const to = index + step
      if (to < 0 || to >= props.fields.length) return
      const { id } = props.fields[index]
      emit('move', index, to)
      nextTick(() => list.value?.querySelector(`[data-id="${id}"] .gx-field-name`)?.focus())
    }

    return () => (
      <ul ref={list} class="gx-settings-lines gx-field-list" aria-label={t('fields.list')}>{props.fields.map((field, index) => (
        <FieldRow
          key={field.id} field={field} title={props.titleOf(field)} choices={props.choicesOf(field)} progress={props.progressOf(field)} isFirst={index === 0}
          isLast={index === props.fields.length - 1}
          onEdit={() => emit('edit', field)} onConvert={() => emit('convert', field)} onRemove={() => emit('remove', field)} onMove={step => move(index, step)}
        />
      ))}</ul>
    )
  },
})
