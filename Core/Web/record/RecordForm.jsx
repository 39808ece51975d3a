import { computed, defineComponent, nextTick, onBeforeUnmount, onMounted, ref } from 'vue'
import { QBtn } from 'quasar'
import { addMessages, t } from '../app/messages.js'
import { labelOf } from '../app/metadata.js'
import { beforeLeave } from '../app/router.js'
import { confirm } from '../parts/Confirm.jsx'
import { ConflictDialog } from './ConflictDialog.jsx'
import { FormProblems } from './FormProblems.jsx'
import { FormSection } from './FormSection.jsx'
import { useForm } from './form.js'
import { useSaving } from './saving.js'
import { sectionsOf } from './sections.js'
import { slotsOf } from './slots.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import './form.css'

addMessages({ en, zh })

/**
 * Creates a record of a type, or changes one: every field of the metadata in sections, checked while one types. Nothing typed is lost by a
 * failure, an expired session or a reload; somebody else's change in between is shown field by field.
 * `onSaved(record, { another })` hears of success; `values` fill a new record in.
 */
export const RecordForm = defineComponent({
  name: 'RecordForm',
  props: {
    type: { type: Object, required: true },
    record: { type: Object, default: null },
    values: { type: Object, default: () => ({}) },
    /** Offers to go on with another new record after this one. */
    another: Boolean,
    /** The field to start at instead of the first. */
    focus: { type: String, default: null },
  },
  emits: ['saved', 'cancel'],
  setup(props, { emit, expose }) {
    // a form stays what it was when somebody began to fill it in, whatever administrators change meanwhile
    const type = { ...props.type }
    const form = useForm({ type, record: props.record, prefill: props.values })
    const element = ref(null)
    const summary = ref(null)

    const sections = computed(() => {
      const unfit = slotsOf(type.name).unfit(form.values)
      const fits = field => form.isFitting(field) && (!unfit.includes(field.name) || (form.values[field.name] ?? '') !== '')
      const found = sectionsOf(type, { writable: true })
      return found.map(section => ({ ...section, fields: section.fields.filter(fits) })).filter(section => section.fields.length)
    })

    const mayLeave = () => !form.isDirty.value || saving.isSaving || confirm({
      title: t('record.leaveTitle'), message: t('record.leaveText'), action: t('record.leave'), cancel: t('record.stay'), isDanger: true,
    }).then(leaves => {
      if (leaves) form.forget()
      return leaves
    })
    onBeforeUnmount(beforeLeave(mayLeave, { isDirty: () => form.isDirty.value && !saving.isSaving }))
    onMounted(() => focusField(props.focus ?? firstField()))

    const firstField = () => {
      const fields = sections.value.flatMap(section => section.fields)
      const empty = fields.find(field => form.mustFill(field) && !form.isDerived(field) && field.initial === undefined && !form.values[field.name])
      return (empty ?? fields[0])?.name
    }
    function focusField(name) {
      const input = element.value?.querySelector(`[data-field="${name}"]`)
      input?.focus()
      input?.closest('.gx-field')?.scrollIntoView({ block: 'nearest' })
    }
    const showProblem = async field => {
      await nextTick()
      focusField(field.name)
    }

    const saving = useSaving({
      type, record: props.record, form,
      onProblem: () => summary.value?.focus(),
      onSaved(record, options) {
        emit('saved', record, options)
        if (options.another) startAgain()
      },
    })
    function startAgain() {
      form.reset()
      nextTick(() => focusField(firstField()))
    }

    const press = event => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      // leaving the input completes what is typed in it, such as the scheme of an address
      document.activeElement?.blur?.()
      nextTick(() => saving.save())
    }
    const submit = event => {
      event.preventDefault()
      saving.save()
    }
    const cancel = async () => { if (await mayLeave()) emit('cancel') }
    expose({ cancel })

    return () => (
      <form class="gx-form" ref={element} novalidate onSubmit={submit} onKeydownCapture={press} autocomplete="off">
        {form.hasDraft.value && (
          <div class="gx-banner" role="status">
            <span>{t('record.draftKept')}</span>
            <QBtn flat dense no-caps label={t('record.discardDraft')} onClick={startAgain}/>
          </div>
        )}
        <FormProblems ref={summary} problems={form.hasTried.value ? form.problems.value : []} failure={saving.failure} onPick={showProblem}/>
        <div class="gx-form-sections">
          {sections.value.map((section, index) => (
            <FormSection
              key={`${form.round.value} ${section.key}`} type={type} section={section} form={form} isFirst={index === 0}
              isOpenAtFirst={!section.folded.form || section.fields.some(field => field.name in props.values || field.name === props.focus)}
            />
          ))}
        </div>
        <div class="gx-form-actions">
          <span class="gx-form-hint">{t('record.saveHint')}</span>
          <QBtn flat no-caps label={t('record.cancel')} onClick={cancel}/>
          {props.another && !props.record && <QBtn outline no-caps color="primary" disable={saving.isSaving} label={t('record.saveAndAnother')} onClick={() => saving.save({ another: true })}/>}
          <QBtn unelevated no-caps color="primary" type="submit" loading={saving.isSaving} label={props.record ? t('record.save') : t('record.create')}/>
        </div>
        {saving.conflict && (
          <ConflictDialog
            type={type} label={labelOf(props.record, type)} conflict={saving.conflict} changes={form.changes.value}
            onSettle={saving.settle} onCancel={saving.dismiss}
          />
        )}
      </form>
    )
  },
})

export default RecordForm
