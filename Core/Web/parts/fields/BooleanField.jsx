import { defineComponent } from 'vue'
import { QToggle } from 'quasar'
import { t } from '../../app/messages.js'
import { inputProps } from './shared.js'

/** Yes or no. */
export const BooleanField = defineComponent({
  name: 'BooleanField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    return () => (
      <QToggle
        class="gx-toggle" dense id={props.id} modelValue={props.modelValue === true} label={props.modelValue === true ? t('field.yes') : t('field.no')}
        aria-label={props.name} aria-describedby={props.aria['aria-describedby']} onUpdate:modelValue={value => emit('update:modelValue', value)}
      />
    )
  },
})
