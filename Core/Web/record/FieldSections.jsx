import { computed, defineComponent, ref, watch } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { t, text } from '../app/messages.js'
import { isBlank } from '../parts/fields/check.js'
import { InlineField } from './InlineField.jsx'
import { isShown } from './conditions.js'
import { isWide, sectionsOf } from './sections.js'
import { slotsOf } from './slots.js'

const remembered = 'gx-show-empty'

/** All fields of a record in sections. Empty ones stay out of sight until they are asked for; what was asked for is remembered. */
export const FieldSections = defineComponent({
  name: 'FieldSections',
  props: {
    type: { type: Object, required: true },
    record: { type: Object, required: true },
    editable: Boolean,
    save: { type: Function, required: true },
    /** Shows every field, for those who look at the sections rather than at the record. */
    complete: Boolean,
  },
  setup(props) {
    const showsEmpty = ref(localStorage.getItem(remembered) === '1')
    const sections = computed(() => sectionsOf(props.type))
    const folded = ref(new Set())
    // another layout is another page
    watch(() => sections.value.filter(section => section.folded.page).map(section => section.key).join(), keys => { folded.value = new Set(keys.split(',')) }, { immediate: true })
    const unfit = computed(() => new Set(slotsOf(props.type.name).unfit(props.record)))

    // "no" is what most such fields say, and says little
    const isFilled = field => !isBlank(field, props.record[field.name]) && props.record[field.name] !== false
    const isFitting = field => isFilled(field) || (!unfit.value.has(field.name) && isShown(field, props.type, props.record))
    const shown = section => section.fields.filter(field => props.complete || (showsEmpty.value ? isFitting(field) : isFilled(field)))
    const hidden = computed(() => sections.value.flatMap(section => section.fields).filter(field => !isFilled(field) && isFitting(field)).length)

    const toggle = () => {
      showsEmpty.value = !showsEmpty.value
      localStorage.setItem(remembered, showsEmpty.value ? '1' : '0')
    }
    const fold = key => {
      const next = new Set(folded.value)
      if (!next.delete(key)) next.add(key)
      folded.value = next
    }

    const row = field => (
      <div key={field.name} class={['gx-row', field.kind === 'long_text' && 'gx-row-tall', isWide(props.type, field) && 'gx-row-wide']}>
        <dt title={text(field.help) || undefined}>{text(field.title)}</dt>
        <dd><InlineField field={field} record={props.record} editable={props.editable && !field.read_only} save={props.save}/></dd>
      </div>
    )
    const view = section => {
      const fields = shown(section)
      if (!fields.length) return null
      const isOpen = !folded.value.has(section.key)
      return (
        <div key={section.key} class="gx-rows-section">
          <h2>
            <button type="button" class="gx-fold" aria-expanded={isOpen ? 'true' : 'false'} onClick={() => fold(section.key)}>
              <span>{section.title}</span><QIcon name="expand_more" size="18px" class={isOpen ? 'gx-fold-open' : ''}/>
            </button>
          </h2>
          {isOpen && <dl class={['gx-rows', section.columns === 2 && 'gx-rows-two']}>{fields.map(row)}</dl>}
        </div>
      )
    }

    return () => (
      <div class="gx-card gx-fields">
        {sections.value.map(view)}
        {!props.complete && (hidden.value > 0 || showsEmpty.value) && (
          <QBtn
            flat dense no-caps class="gx-fields-toggle" icon={showsEmpty.value ? 'unfold_less' : 'unfold_more'} onClick={toggle}
            label={showsEmpty.value ? t('record.hideEmpty') : t('record.showEmpty', { n: hidden.value })}
          />
        )}
      </div>
    )
  },
})
