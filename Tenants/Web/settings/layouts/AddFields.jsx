import { computed, defineComponent, ref } from 'vue'
import { QBtn, QIcon, QInput, QMenu } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { namePopup } from '../../../../Core/Web/parts/popup.js'
import { kindOf } from '../fields/kinds.js'

const searchedFrom = 9

/** The fields that have no place yet, to be put into a section one after the other. */
export const AddFields = defineComponent({
  name: 'AddFields',
  props: { fields: { type: Array, required: true }, name: { type: String, required: true } },
  emits: ['add'],
  setup(props, { emit }) {
    const word = ref('')
    const label = () => t('layouts.addFieldsTo', { name: props.name })
    const found = computed(() => props.fields.filter(field => text(field.title).toLowerCase().includes(word.value.trim().toLowerCase())))
    const search = () => (props.fields.length >= searchedFrom || word.value) && (
      <QInput dense outlined autofocus class="gx-add-search" modelValue={word.value} placeholder={t('layouts.search')} aria-label={t('layouts.search')} tag="div"
        onUpdate:modelValue={typed => { word.value = String(typed ?? '') }}/>
    )
    const choice = field => (
      <li key={field.name}><button type="button" onClick={() => emit('add', field.name)}><QIcon name={kindOf(field).icon} size="17px"/><span>{text(field.title)}</span></button></li>
    )
    return () => (
      <QBtn flat dense noCaps color="primary" icon="add" disable={props.fields.length === 0} label={t('layouts.addFields')} aria-label={label()} aria-haspopup="dialog">{() => (
        <QMenu role="dialog" aria-label={label()} class="gx-add-fields" onShow={() => namePopup(label())} onHide={() => { word.value = '' }}>{() => [
          search(),
          found.value.length > 0 ? <ul>{found.value.map(choice)}</ul> : <p class="gx-muted">{t(props.fields.length ? 'layouts.nothingFound' : 'layouts.moreEmpty')}</p>,
        ]}</QMenu>
      )}</QBtn>
    )
  },
})
