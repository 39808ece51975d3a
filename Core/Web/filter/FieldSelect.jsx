import { ref } from 'vue'
import { QItem, QItemSection, QSelect } from 'quasar'
import { t, text } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { fieldTitle } from './describe.js'
import { filterable } from './comparisons.js'

/** Chooses a field of a type, or one of a type that it refers to (unless the type `isAlone`), by typing a part of its name. */
export const FieldSelect = {
  props: { type: Object, field: Object, via: Object, modelValue: String },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const typed = ref('')

    function options() {
      const own = filterable(props.type).map(field => ({ value: field.name, label: text(field.title) }))
      const related = filterable(props.type).filter(field => !props.type.isAlone && field.refers_to && typeOf(field.refers_to)).flatMap(via => [
        { label: t('filter.fields_of', { title: text(via.title) }), isHead: true, disable: true },
        ...filterable(typeOf(via.refers_to)).filter(field => field.name !== 'id')
          .map(field => ({ value: `${via.name}.${field.name}`, label: fieldTitle(field, via) })),
      ])
      const word = typed.value.trim().toLowerCase()
      const all = [...own, ...related]
      return word ? all.filter(option => !option.isHead && option.label.toLowerCase().includes(word)) : all
    }

    const slots = {
      option: ({ opt, itemProps }) => opt.isHead
        ? <QItem dense class="gx-filter-option-head">{() => <QItemSection>{() => opt.label}</QItemSection>}</QItem>
        : <QItem dense {...itemProps}>{() => <QItemSection>{() => opt.label}</QItemSection>}</QItem>,
      'no-option': () => <QItem dense>{() => <QItemSection>{() => t('filter.nothing_found')}</QItemSection>}</QItem>,
    }
    return () => <QSelect dense outlined optionsDense useInput hideSelected fillInput inputDebounce="0" class="gx-filter-field" aria-label={t('filter.field')}
      modelValue={props.field ? { value: props.modelValue, label: fieldTitle(props.field, props.via) } : null} options={options()}
      onFilter={(word, update) => update(() => { typed.value = word })}
      onUpdate:modelValue={option => option && emit('update:modelValue', option.value)}>{slots}</QSelect>
  },
}
