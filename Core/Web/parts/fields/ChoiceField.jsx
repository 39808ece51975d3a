import { computed, defineComponent, ref } from 'vue'
import { QIcon, QItem, QItemSection, QSelect } from 'quasar'
import { t, text } from '../../app/messages.js'
import { namePopup } from '../popup.js'
import { inputProps, frame } from './shared.js'
import { ChoiceMark } from './ChoiceMark.jsx'

// short lists are looked over rather than searched: no keyboard covers half of a phone for them
const searchableFrom = 9

/** One of a field's choices, or several of them (kind `choices`); long lists can be searched. */
export const ChoiceField = defineComponent({
  name: 'ChoiceField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const needle = ref('')
    const isMultiple = computed(() => props.field.kind === 'choices')
    // what is no longer offered stays where it was chosen
    const isOffered = choice => !choice.retired || [props.modelValue].flat().includes(choice.code)
    const options = computed(() => props.field.choices.filter(isOffered).map(choice => ({ value: choice.code, label: text(choice.title), choice })))
    const found = computed(() => {
      const wanted = needle.value.trim().toLowerCase()
      return options.value.filter(option => !wanted || option.label.toLowerCase().includes(wanted) || option.value.startsWith(wanted))
    })
    const isSearchable = computed(() => options.value.length >= searchableFrom)
    const isEmpty = () => (isMultiple.value ? !props.modelValue?.length : !props.modelValue)
    const search = (typed, done) => done(() => { needle.value = typed })

    const slots = {
      option: scope => (
        <QItem {...scope.itemProps} class="gx-option">{() => [
          <QItemSection>{() => <ChoiceMark choice={scope.opt.choice} label={scope.opt.label}/>}</QItemSection>,
          scope.selected && <QItemSection side>{() => <QIcon name="check" size="18px" color="primary"/>}</QItemSection>,
        ]}</QItem>
      ),
      'no-option': () => <QItem>{() => <QItemSection class="gx-muted">{() => t('field.noChoice')}</QItemSection>}</QItem>,
    }
    const selected = scope => !needle.value && <ChoiceMark choice={scope.opt.choice} label={scope.opt.label ?? scope.opt}/>

    return () => (
      <QSelect
        {...frame(props)} class="gx-input gx-select" modelValue={props.modelValue} options={found.value} emitValue mapOptions multiple={isMultiple.value}
        useChips={isMultiple.value} useInput inputmode={isSearchable.value ? undefined : 'none'} inputDebounce="0" fillInput={false} hideSelected={false}
        clearable={!props.field.required && !isEmpty()} clearIcon="close" optionsDense popupContentClass="gx-options" behavior="menu"
        placeholder={isEmpty() ? props.placeholder : ''} onFilter={search} onPopupShow={() => namePopup(props.name)} onPopupHide={() => { needle.value = '' }}
        onUpdate:modelValue={value => emit('update:modelValue', value ?? (isMultiple.value ? [] : null))}
      >{isMultiple.value ? slots : { ...slots, 'selected-item': selected }}</QSelect>
    )
  },
})
