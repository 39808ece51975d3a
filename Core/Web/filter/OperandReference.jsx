import { ref } from 'vue'
import { QItem, QItemSection, QSelect } from 'quasar'
import { api } from '../app/client.js'
import { t } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { labelOfReference, rememberLabel } from '../parts/fields/references.js'

/** What stands for whoever asks: an own record of this type. */
const own = { user: { value: 'me', title: 'filter.me_title' }, team: { value: 'my_team', title: 'filter.my_team_title' } }

/** Chooses one record or many by a part of their names; of people also "me", of teams "my team". */
export const OperandReference = {
  props: { field: Object, label: String, multiple: Boolean, modelValue: null },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const found = ref([])
    const type = () => typeOf(props.field.refers_to)
    const mine = () => own[type().name]
    const option = id => ({ value: id, label: id === mine()?.value ? t(mine().title) : labelOfReference(type().name, id) ?? '…' })

    async function search(word, update, abort) {
      try {
        const label = type().label_field
        const query = { fields: `id,${label}`, limit: 20, sort: label }
        if (word.trim()) query.filter = JSON.stringify([label, 'contains', word.trim()])
        const page = await api.get(`/${type().plural}`, { query })
        const records = page.data.map(record => { rememberLabel(type().name, record); return option(record.id) })
        const hasOwn = mine() && !props.field.isFixed && !word.trim()
        update(() => { found.value = hasOwn ? [option(mine().value), ...records] : records })
      } catch {
        // The list stays as it was; the next key tries again.
        abort()
      }
    }

    const empty = () => <QItem dense>{() => <QItemSection>{() => t('filter.nothing_found')}</QItemSection>}</QItem>
    return () => {
      const chosen = props.multiple ? (props.modelValue ?? []).map(option) : props.modelValue ? option(props.modelValue) : null
      return <QSelect dense outlined optionsDense useInput useChips={props.multiple} multiple={props.multiple} hideSelected={!props.multiple}
        fillInput={!props.multiple} inputDebounce="200" aria-label={props.label} modelValue={chosen} options={found.value} onFilter={search}
        onUpdate:modelValue={value => emit('update:modelValue', props.multiple ? (value ?? []).map(one => one.value) : value?.value)}>{{ 'no-option': empty }}</QSelect>
    }
  },
}
