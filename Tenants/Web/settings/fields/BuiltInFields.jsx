import { defineComponent, ref } from 'vue'
import { QIcon } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { kindOf, kindWords } from './kinds.js'

const system = new Set(['id', 'version', 'external_id', 'created_at', 'created_by', 'updated_at', 'updated_by'])

/** What a type has already, so that nobody adds it a second time. It cannot be changed. */
export const BuiltInFields = defineComponent({
  name: 'BuiltInFields',
  props: { type: { type: Object, required: true } },
  setup(props) {
    const isOpen = ref(true)
    const fields = () => props.type.fields.filter(field => !field.custom && !system.has(field.name))
    const row = field => (
      <li key={field.name}>
        <QIcon name={kindOf(field).icon} size="17px" aria-hidden="true"/>
        <span class="gx-built-in-title">{text(field.title)}{field.required && <span class="gx-required" aria-hidden="true">*</span>}</span>
        <small>{kindWords(field)}</small>
      </li>
    )
    return () => (
      <section class="gx-area gx-area-flush gx-built-in">
        <h2>
          <button type="button" class="gx-fold-head" aria-expanded={String(isOpen.value)} onClick={() => { isOpen.value = !isOpen.value }}>
            <QIcon name={isOpen.value ? 'expand_more' : 'chevron_right'} size="20px"/>
            <span>{t('fields.builtIn')}</span><span class="gx-type-count">{fields().length}</span>
          </button>
        </h2>
        {isOpen.value && <ul>{fields().map(row)}</ul>}
      </section>
    )
  },
})
