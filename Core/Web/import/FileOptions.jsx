import { computed, defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { t } from '../app/messages.js'
import { FieldInput } from '../parts/FieldInput.jsx'
import { currencyChoices } from './currencies.js'
import { kindsOf } from './targets.js'
import { offsetText } from './timeZones.js'

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252']
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }
const orders = ['auto', 'ymd', 'dmy', 'mdy']
const offsets = Array.from({ length: 27 }, (_, index) => offsetText((index - 12) * 60))

/** How the file is written. All of it has been guessed; whoever sees odd samples finds the remedy here. */
export const FileOptions = defineComponent({
  name: 'FileOptions',
  props: { file: { type: Object, required: true }, type: { type: Object, required: true } },
  emits: ['change'],
  setup(props, { emit }) {
    const kinds = computed(() => kindsOf(props.type, props.file.columns))
    const choice = (name, choices) => ({ name, kind: 'choice', required: true, title: t(`import.option.${name}`), choices })
    const format = computed(() => [
      choice('encoding', encodings.map(code => ({ code, title: t(`import.encoding.${code}`) }))),
      choice('delimiter', Object.entries(delimiters).map(([code, name]) => ({ code, title: t(`import.delimiter.${name}`) }))),
      { name: 'has_header', kind: 'boolean', required: true, title: t('import.option.has_header') },
    ])
    const offsetsWithOwn = computed(() => [...new Set([...offsets, props.file.options.utc_offset])])
    const values = computed(() => [
      (kinds.value.has('date') || kinds.value.has('timestamp')) && choice('date_format', orders.map(code => ({ code, title: t(`import.order.${code}`) }))),
      kinds.value.has('money') && { ...choice('currency', currencyChoices()), required: false },
      kinds.value.has('timestamp') && choice('utc_offset', offsetsWithOwn.value.map(code => ({ code, title: `UTC${code}` }))),
    ].filter(Boolean))

    const current = name => (name in props.file.options ? props.file.options[name] : props.file[name])
    const change = (name, value) => { if (value !== current(name)) emit('change', { [name]: value }) }
    const input = field => (
      <FieldInput key={field.name} field={field} modelValue={current(field.name)} onUpdate:modelValue={value => change(field.name, value)}/>
    )
    const summary = () => [
      t(`import.encoding.${props.file.encoding}`), t(`import.delimiter.${delimiters[props.file.delimiter]}`),
      t(props.file.has_header ? 'import.withHeader' : 'import.withoutHeader'),
    ].join(' · ')

    return () => (
      <details class="gx-import-card gx-file-options">
        <summary><span><b>{t('import.optionsTitle')}</b><small>{summary()}</small></span><QIcon name="expand_more" size="20px"/></summary>
        <p>{t('import.optionsLead')}</p>
        <div class="gx-option-grid">{format.value.map(input)}</div>
        {values.value.length > 0 && <div class="gx-option-grid">{values.value.map(input)}</div>}
      </details>
    )
  },
})
