import { computed, defineAsyncComponent, defineComponent, ref } from 'vue'
import { QIcon, QItem, QItemSection, QSelect } from 'quasar'
import { api } from '../app/client.js'
import { addMessages, t } from '../app/messages.js'
import { type } from '../app/metadata.js'
import { can } from '../app/session.js'
import { inputProps, frame } from './fields/shared.js'
import { inSentence } from '../list/words.js'
import { namePopup } from './popup.js'
import { labelOfReference, narrowing, ownerOf, rememberLabel, tellingField } from './fields/references.js'
import en from './fields/messages/en.js'
import zh from './fields/messages/zh.js'
import './fields/fields.css'

addMessages({ en, zh })
const pageSize = 20
// the dialog holds a form, the form holds pickers: it is loaded when somebody asks for it
const CreateDialog = defineAsyncComponent(() => import('../record/CreateDialog.jsx'))

/** Finds a record by typing some of its label; what fits the rest of the record comes first, and a missing one can be created on the spot. */
export const ReferencePicker = defineComponent({
  name: 'ReferencePicker',
  props: { ...inputProps, id: { type: String, default: undefined }, name: { type: String, default: '' }, creatable: { type: Boolean, default: true } },
  emits: ['update:modelValue', 'pick'],
  setup(props, { emit }) {
    const target = computed(() => type(props.field.refers_to))
    const options = ref([])
    const needle = ref('')
    const creating = ref(null)
    let asked = 0

    const label = id => labelOfReference(target.value.name, id) ?? ''
    const current = computed(() => (props.modelValue ? { id: props.modelValue, label: label(props.modelValue) } : null))
    const mayCreate = () => props.creatable && can('create', target.value.name)

    // a name that is masked can neither be searched nor sorted by
    const isSearchable = name => target.value.fields.find(field => field.name === name)?.comparisons.includes('contains')

    async function fetchOptions(wanted) {
      const { plural, label_field: name } = target.value
      const detail = tellingField(target.value)?.name
      const conditions = [narrowing(target.value, ownerOf(props.field), props.record), wanted && isSearchable(name) && [name, 'contains', wanted]].filter(Boolean)
      const filter = conditions.length > 1 ? { and: conditions } : conditions[0]
      const sort = target.value.fields.find(field => field.name === 'position') ? 'position' : isSearchable(name) ? name : undefined
      const page = await api.get(`/${plural}`, {
        query: { filter, fields: ['id', name, detail].filter(Boolean).join(), sort, limit: pageSize },
      })
      return page.data.map(record => {
        rememberLabel(target.value.name, record)
        return { id: record.id, label: record[name], detail: detail && record[detail] }
      })
    }

    async function search(typed, done, abort) {
      const mine = ++asked
      needle.value = typed.trim()
      try {
        const found = await fetchOptions(needle.value)
        if (mine === asked) done(() => { options.value = offered(found) })
      } catch {
        abort()
      }
    }

    const pick = option => {
      if (option?.isCreate) return create()
      emit('update:modelValue', option?.id ?? null)
      emit('pick', option)
    }
    const create = () => { creating.value = { [target.value.label_field]: needle.value || null, ...prefill() } }
    const prefill = () => {
      const narrowed = narrowing(target.value, ownerOf(props.field), props.record)
      return narrowed ? { [narrowed[0]]: narrowed[2] } : {}
    }
    const created = record => {
      creating.value = null
      rememberLabel(target.value.name, record)
      pick({ id: record.id, label: record[target.value.label_field] })
    }

    const createTitle = () => {
      const name = inSentence(target.value.title)
      return needle.value ? t('field.createNamed', { type: name, name: needle.value }) : t('field.create', { type: name })
    }
    // what is offered besides records stands among them, so that the arrow keys reach it
    const offered = found => [
      ...found,
      ...(found.length ? [] : [{ id: 'none', label: t('field.noRecord'), disable: true }]),
      ...(mayCreate() ? [{ id: 'create', label: createTitle(), isCreate: true }] : []),
    ]
    const slots = {
      option: scope => (
        <QItem {...scope.itemProps} class={['gx-option', scope.opt.isCreate && 'gx-option-create']}>{() => [
          scope.opt.isCreate && <QItemSection avatar>{() => <QIcon name="add" size="18px"/>}</QItemSection>,
          <QItemSection>{() => <span class="gx-ellipsis">{scope.opt.label}</span>}</QItemSection>,
          scope.opt.detail && <QItemSection side class="gx-option-detail">{() => scope.opt.detail}</QItemSection>,
        ]}</QItem>
      ),
    }

    const select = () => [
      <QSelect
        {...frame(props)} class="gx-input gx-select gx-reference" modelValue={current.value} options={options.value} optionValue="id" optionLabel="label"
        useInput fillInput hideSelected inputDebounce="200" optionsDense popupContentClass="gx-options" behavior="menu"
        clearable={!props.field.required && Boolean(props.modelValue)} clearIcon="close"
        placeholder={props.placeholder || t('field.searchType', { type: inSentence(target.value.title) })}
        onFilter={search} onPopupShow={() => namePopup(props.name)} onUpdate:modelValue={pick}
      >{slots}</QSelect>,
      creating.value && <CreateDialog type={target.value} values={creating.value} onSaved={created} onCancel={() => { creating.value = null }}/>,
    ]
    // records of a type that is in the bin, or that this user may not see, cannot be chosen
    return () => (target.value ? select() : <p id={props.id} class="gx-muted">{t('field.hiddenRecord')}</p>)
  },
})

export default ReferencePicker
