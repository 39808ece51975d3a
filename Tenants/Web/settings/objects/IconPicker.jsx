import { computed, defineComponent, ref } from 'vue'
import { QIcon, QInput } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { offeredIcons } from './icons.js'
import { isFound } from './names.js'

/** All icons at one glance, found by what they stand for, in either language. */
export const IconPicker = defineComponent({
  name: 'IconPicker',
  props: { modelValue: { type: String, required: true }, error: { type: String, default: '' } },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const words = ref('')
    const shown = computed(() => offeredIcons().filter(icon => isFound(icon.code, icon.title, words.value)))
    const option = ({ code, title }) => (
      <label key={code} class={['gx-icon-option', code === props.modelValue && 'gx-on']} title={title}>
        <input type="radio" class="gx-visually-hidden" name="icon" value={code} checked={code === props.modelValue} aria-label={title}
          onChange={() => emit('update:modelValue', code)}/>
        <QIcon name={code} size="20px" aria-hidden="true"/>
      </label>
    )
    return () => (
      <fieldset class="gx-icons">
        <legend class="gx-field-label">{t('objects.iconTitle')}</legend>
        <QInput dense outlined hideBottomSpace type="search" modelValue={words.value} placeholder={t('objects.iconSearch')}
          aria-label={t('objects.iconSearch')} onUpdate:modelValue={value => { words.value = value ?? '' }}
          onKeydown={event => { if (event.key === 'Enter') event.preventDefault() }}>{{ prepend: () => <QIcon name="search" size="18px"/> }}</QInput>
        <div class="gx-icons-grid">{shown.value.map(option)}</div>
        {shown.value.length === 0 && <p class="gx-field-hint" role="status">{t('objects.iconNone')}</p>}
        {props.error && <div class="gx-field-error" role="alert">{props.error}</div>}
      </fieldset>
    )
  },
})
