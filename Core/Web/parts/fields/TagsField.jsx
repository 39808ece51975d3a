import { defineComponent } from 'vue'
import { QSelect } from 'quasar'
import { t } from '../../app/messages.js'
import { inputProps, frame } from './shared.js'

/** Words of one's own: Enter or a comma ends a word. */
export const TagsField = defineComponent({
  name: 'TagsField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const split = typed => typed.split(/[,，、;；\n]/).map(word => word.trim()).filter(Boolean)
    const write = words => emit('update:modelValue', [...new Set((words ?? []).flatMap(split))])
    // a word that was typed and not ended with Enter is meant as well
    const keep = event => {
      const typed = event.target?.value?.trim()
      if (typed) write([...(props.modelValue ?? []), typed])
    }

    return () => (
      <QSelect
        {...frame(props)} class="gx-input gx-tags" modelValue={props.modelValue ?? []} multiple useInput useChips hideDropdownIcon newValueMode="add-unique"
        inputDebounce="0" placeholder={props.modelValue?.length ? '' : props.placeholder || t('field.tagsPlaceholder')}
        onUpdate:modelValue={write} onBlur={keep}
      />
    )
  },
})
