import { computed, defineComponent, nextTick, ref } from 'vue'
import { QBtnToggle, QIcon, QInput } from 'quasar'
import { t } from '../../../../../Core/Web/app/messages.js'
import { found } from './formula.js'
import { fieldEntries, functionEntries } from './palette.js'
import { useLanguage } from './language.js'

/** What a formula can be made of: fields and functions, to be searched by any of their names and put in by a click or Enter. */
export const FormulaPalette = defineComponent({
  name: 'FormulaPalette',
  props: { type: { type: Object, required: true }, own: { type: String, default: '' } },
  emits: ['put'],
  setup(props, { emit }) {
    const list = ref(null)
    const part = ref('fields')
    const typed = ref('')
    const at = ref(0)
    const known = useLanguage()
    const entries = computed(() => (part.value === 'fields' ? fieldEntries(props.type, props.own) : functionEntries(known.functions)))
    const shown = computed(() => found(entries.value, typed.value))
    const tabs = () => ['fields', 'functions'].map(value => ({ value, label: t(`formula.part.${value}`) }))

    const focus = index => {
      at.value = Math.max(0, Math.min(shown.value.length - 1, index))
      nextTick(() => list.value?.querySelector('button[tabindex="0"]')?.focus())
    }
    const search = word => {
      typed.value = word ?? ''
      at.value = 0
    }
    const pressInSearch = event => {
      if (event.key === 'ArrowDown') { event.preventDefault(); focus(0) }
      if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      if (shown.value.length > 0) emit('put', shown.value[0])
    }
    const pressInList = event => {
      const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
      if (step === undefined) return
      event.preventDefault()
      focus(Number.isFinite(step) ? at.value + step : step < 0 ? 0 : shown.value.length - 1)
    }
    const item = (entry, index) => (
      <li key={entry.key}>
        <button type="button" class="gx-formula-palette-item" tabindex={index === at.value ? 0 : -1} onFocus={() => { at.value = index }} onClick={() => emit('put', entry)}>
          <QIcon name={entry.icon} size="17px" aria-hidden="true"/>
          <span><b>{entry.title}</b><small>{entry.detail}</small></span>
          {!entry.isCall && <code>{entry.words}</code>}
        </button>
      </li>
    )

    return () => (
      <div class="gx-formula-palette" role="group" aria-label={t('formula.palette')}>
        <div class="gx-formula-palette-head">
          <QBtnToggle class="gx-toggle-group" unelevated no-caps dense toggle-color="primary" role="group" aria-label={t('formula.palette')} options={tabs()}
            modelValue={part.value} onUpdate:modelValue={value => { part.value = value; at.value = 0 }}/>
          <QInput dense outlined class="gx-formula-palette-search" modelValue={typed.value} aria-label={t('formula.search')} placeholder={t('formula.search')}
            onUpdate:modelValue={search} onKeydown={pressInSearch}>{{ prepend: () => <QIcon name="search" size="18px"/> }}</QInput>
        </div>
        {shown.value.length > 0
          ? <ul ref={list} class="gx-formula-palette-list" aria-label={t(`formula.part.${part.value}`)} onKeydown={pressInList}>{shown.value.map(item)}</ul>
          : <p class="gx-field-hint gx-formula-palette-none">{t(known.isLoading && part.value === 'functions' ? 'formula.loading' : 'formula.nothing')}</p>}
      </div>
    )
  },
})
