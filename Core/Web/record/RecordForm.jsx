import { computed, defineComponent, nextTick, onBeforeUnmount, onMounted, ref } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../app/client.js'
import { addMessages, t, text } from '../app/messages.js'
import { labelOf } from '../app/metadata.js'
import { notify } from '../app/notify.js'
import { beforeLeave } from '../app/router.js'
import { confirm } from '../parts/Confirm.jsx'
import { compare } from './conflict.js'
import { ConflictDialog } from './ConflictDialog.jsx'
import { FormProblems } from './FormProblems.jsx'
import { FormSection } from './FormSection.jsx'
import { useForm } from './form.js'
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
    const form = useForm({ type: props.type, record: props.record, prefill: props.values })
    const isSaving = ref(false)
    const failure = ref(null)
    const conflict = ref(null)
    const element = ref(null)
    let version = props.record
    // a key for each new record, so that a repeated attempt after a lost answer creates it once
    let key = crypto.randomUUID?.() ?? null

    const sections = computed(() => {
      const unfit = slotsOf(props.type.name).unfit(form.values)
      const fits = field => !unfit.includes(field.name) || (form.values[field.name] ?? '') !== ''
      const found = sectionsOf(props.type, { writable: true })
      return found.map(section => ({ ...section, fields: section.fields.filter(fits) })).filter(section => section.fields.length)
    })

    const mayLeave = () => !form.isDirty.value || isSaving.value || confirm({
      title: t('record.leaveTitle'), message: t('record.leaveText'), action: t('record.leave'), cancel: t('record.stay'), isDanger: true,
    }).then(leaves => {
      if (leaves) form.forget()
      return leaves
    })
    onBeforeUnmount(beforeLeave(mayLeave, { isDirty: () => form.isDirty.value && !isSaving.value }))
    onMounted(() => focusField(props.focus ?? firstField()))

    const firstField = () => {
      const empty = form.fields.find(field => field.required && !form.isDerived(field) && field.initial === undefined && !form.values[field.name])
      return (empty ?? sections.value[0]?.fields[0])?.name
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

    async function save({ another = false } = {}) {
      if (isSaving.value) return
      form.hasTried.value = true
      failure.value = null
      if (form.problems.value.length) return summary.value?.focus()
      if (props.record && !form.isDirty.value) return emit('saved', props.record, { another })
      isSaving.value = true
      try {
        const saved = await send()
        form.forget()
        emit('saved', saved, { another })
        if (another) startAnother()
      } catch (error) {
        await explain(error, { another })
      } finally {
        isSaving.value = false
      }
    }

    const send = () => (props.record
      ? api.patch(`/${props.type.plural}/${props.record.id}`, form.body(), { record: version })
      : api.post(`/${props.type.plural}`, form.body(), { key }))

    function startAnother() {
      key = crypto.randomUUID?.() ?? null
      form.reset(null)
      nextTick(() => focusField(firstField()))
    }

    async function explain(error, options) {
      if (error.status === 412) return meetConflict(options)
      // the same key with a corrected body would be refused
      if (error.status && error.status < 500) key = crypto.randomUUID?.() ?? null
      for (const [name, message] of error.fieldErrors ?? []) form.serverErrors.set(name.split('.')[0], message)
      failure.value = error
      await nextTick()
      summary.value?.focus()
    }

    async function meetConflict(options) {
      try {
        const current = await api.get(`/${props.type.plural}/${props.record.id}`)
        const { contested, theirs } = compare(form.fields, form.base.value, form.changes.value, current)
        version = current
        if (contested.length) {
          conflict.value = { contested, theirs, current, options }
          return
        }
        adopt(current, theirs)
        isSaving.value = false
        await save(options)
        notify.ok(t('record.merged', { fields: theirs.map(field => text(field.title)).join(t('record.comma')) }))
      } catch (error) {
        failure.value = error
      }
    }
    function adopt(current, fields) {
      for (const field of fields) {
        form.values[field.name] = current[field.name]
        form.base.value = { ...form.base.value, [field.name]: current[field.name] }
      }
    }
    async function settle(choices) {
      const { current, theirs, contested, options } = conflict.value
      adopt(current, [...theirs, ...contested.filter(field => choices[field.name] === 'theirs')])
      form.base.value = { ...form.base.value, ...Object.fromEntries(contested.map(field => [field.name, current[field.name]])) }
      conflict.value = null
      await save(options)
    }

    const summary = ref(null)
    const press = event => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      // leaving the input completes what is typed in it, such as the scheme of an address
      document.activeElement?.blur?.()
      nextTick(save)
    }
    const submit = event => {
      event.preventDefault()
      save()
    }
    const cancel = async () => { if (await mayLeave()) emit('cancel') }
    expose({ cancel, save, isDirty: form.isDirty })

    return () => (
      <form class="gx-form" ref={element} novalidate onSubmit={submit} onKeydownCapture={press} autocomplete="off">
        {form.hasDraft.value && (
          <div class="gx-banner" role="status">
            <span>{t('record.draftKept')}</span>
            <QBtn flat dense no-caps label={t('record.discardDraft')} onClick={() => form.reset()}/>
          </div>
        )}
        <FormProblems ref={summary} problems={form.hasTried.value ? form.problems.value : []} failure={failure.value} onPick={showProblem}/>
        <div class="gx-form-sections">
          {sections.value.map((section, index) => (
            <FormSection
              key={section.key} type={props.type} section={section} form={form} isFirst={index === 0}
              isOpenAtFirst={index < 2 || section.fields.some(field => field.name in props.values || field.name === props.focus)}
            />
          ))}
        </div>
        <div class="gx-form-actions">
          <span class="gx-form-hint">{t('record.saveHint')}</span>
          <QBtn flat no-caps label={t('record.cancel')} onClick={cancel}/>
          {props.another && !props.record && <QBtn outline no-caps color="primary" disable={isSaving.value} label={t('record.saveAndAnother')} onClick={() => save({ another: true })}/>}
          <QBtn unelevated no-caps color="primary" type="submit" loading={isSaving.value} label={props.record ? t('record.save') : t('record.createOne', { type: text(props.type.title) })}/>
        </div>
        {conflict.value && (
          <ConflictDialog
            type={props.type} label={labelOf(props.record, props.type)} conflict={conflict.value} changes={form.changes.value}
            onSettle={settle} onCancel={() => { conflict.value = null }}
          />
        )}
      </form>
    )
  },
})

export default RecordForm
