import { computed, defineComponent, ref } from 'vue'
import { QIcon, QInput } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { kindOf } from '../fields/kinds.js'
import { PickButton } from './PickButton.jsx'
import { lacksField, rightOf, scopeOf, setRight, setRights } from './grants.js'
import { fieldsOf } from './groups.js'
import { anyRightOptions, rightOptions } from './options.js'
import { titleOfType } from './sentence.js'

const searchedFrom = 9

/** The fields of a type, and what a role may do with each. */
export const FieldRights = defineComponent({
  name: 'FieldRights',
  props: { type: { type: Object, required: true }, grants: { type: Object, required: true }, saved: { type: Object, required: true }, errorAt: { type: Function, required: true } },
  emits: ['change'],
  setup(props, { emit }) {
    const needle = ref('')
    const fields = computed(() => fieldsOf(props.type))
    const found = computed(() => {
      const wanted = needle.value.trim().toLowerCase()
      return fields.value.filter(field => !wanted || `${field.title.en} ${field.title.zh} ${field.name}`.toLowerCase().includes(wanted))
    })
    const isSeen = () => scopeOf(props.grants, props.type, 'read') !== 'none'
    const place = field => `types.${props.type.name}.fields.${field.name}`

    // Enter would save the role
    const stay = event => { if (event.key === 'Enter') event.preventDefault() }

    const row = field => {
      const right = rightOf(props.grants, props.type, field)
      const title = text(field.title)
      const error = props.errorAt(place(field)) || (lacksField(props.grants, props.type, field) ? t('roles.mustWrite') : '')
      return (
        <li key={field.name} class="gx-field-right">
          <QIcon name={kindOf(field).icon} size="16px" aria-hidden="true"/>
          <span class="gx-field-right-title">{title}{error && <small class="gx-bad-words">{error}</small>}</span>
          <PickButton
            name={title} label={t('roles.field', { field: title, right: t(`roles.right.${right}`) })} options={rightOptions(props.type, field)} modelValue={right}
            isChanged={right !== rightOf(props.saved, props.type, field)} error={error}
            onUpdate:modelValue={next => emit('change', setRight(props.grants, props.type, field, next))}
          />
        </li>
      )
    }
    const tools = () => (
      <div class="gx-field-rights-tools">
        <h3>{t('roles.fields')}</h3>
        {fields.value.length >= searchedFrom && (
          <QInput
            class="gx-input gx-settings-search" outlined dense clearable modelValue={needle.value} placeholder={t('roles.searchFields')} aria-label={t('roles.searchFields')}
            onUpdate:modelValue={typed => { needle.value = typed ?? '' }} onKeydown={stay}
          >{{ prepend: () => <QIcon name="search" size="18px"/> }}</QInput>
        )}
        <PickButton
          class="gx-pick-text" name={t('roles.setAllOf', { type: titleOfType(props.type) })} label={t('roles.setAllOf', { type: titleOfType(props.type) })}
          options={anyRightOptions()} onUpdate:modelValue={right => emit('change', setRights(props.grants, props.type, found.value, right))}
        >{() => [<span>{t('roles.setAll')}</span>, <QIcon name="expand_more" size="18px"/>]}</PickButton>
      </div>
    )

    return () => {
      if (!isSeen()) return <p class="gx-muted">{t('roles.noFields')}</p>
      return (
        <div class="gx-field-rights">
          {tools()}
          {found.value.length > 0 ? <ul>{found.value.map(row)}</ul> : <p class="gx-muted">{t('roles.noField')}</p>}
        </div>
      )
    }
  },
})
