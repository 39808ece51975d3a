import { computed, defineComponent, reactive, ref, useId } from 'vue'
import { QBtn, QCard, QDialog, QForm } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { fieldOf, type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { check } from '../../../../Core/Web/parts/fields/check.js'
import { isRequired, neededFields } from '../../../../Core/Web/record/conditions.js'
import './deals.css'

const asked = ['name', 'customer', 'amount', 'expected_close']

/** The four things that a deal starts with, in a stage of the board, and what else a deal must have here. Everything else waits for its own page. */
export const QuickDeal = defineComponent({
  name: 'QuickDeal',
  props: { stage: { type: Object, required: true }, customer: String },
  emits: ['saved', 'cancel'],
  setup(props, { emit }) {
    const isShown = ref(true)
    const isSaving = ref(false)
    const hasTried = ref(false)
    const id = useId()
    const values = reactive({ customer: props.customer ?? null })
    const errors = reactive(new Map())
    const type = typeOf('deal')
    const fields = computed(() => [...asked.map(name => fieldOf('deal', name)).filter(field => field && !field.read_only), ...neededFields(type, values, errors)])
    const mustFill = field => isRequired(field, type, values)
    let saved = null

    const set = (field, value) => {
      values[field.name] = value
      errors.delete(field.name)
    }
    const isDirty = () => fields.value.some(field => values[field.name] && values[field.name] !== props[field.name])

    async function save() {
      hasTried.value = true
      if (isSaving.value || fields.value.some(field => check(field, values[field.name] ?? null, { required: mustFill(field) }))) return
      isSaving.value = true
      try {
        saved = await api.post('/deals', { ...filled(values), stage: props.stage.id })
        notify.ok(t('funnel.create.done', { name: saved.name }))
        isShown.value = false
      } catch (error) {
        for (const [name, message] of error.fieldErrors ?? []) errors.set(name, message)
        if (!fields.value.some(field => errors.has(field.name))) notify.problem(error)
      } finally {
        isSaving.value = false
      }
    }

    async function cancel() {
      if (!isDirty() || await confirm({ title: t('funnel.create.discard'), action: t('funnel.create.discardIt'), isDanger: true })) isShown.value = false
    }

    // Escape closes an open list of options first
    const escape = event => { if (event.key === 'Escape' && !document.querySelector('.q-menu')) cancel() }
    const hidden = () => (saved ? emit('saved', saved) : emit('cancel'))
    const input = (field, index) => (
      <FieldInput
        key={field.name} field={field} required={mustFill(field)} autofocus={index === 0} eager={hasTried.value} error={errors.get(field.name) ?? ''} record={values}
        modelValue={values[field.name] ?? null} onUpdate:modelValue={value => set(field, value)}
      />
    )

    return () => (
      <QDialog modelValue={isShown.value} persistent noShake onHide={hidden} aria-labelledby={`${id}-title`}>{() =>
        <QCard class="gx-dialog gx-dialog--small">{() =>
          <QForm onSubmit={save} onKeydown={escape}>{() => [
            <h2 id={`${id}-title`}>{t('funnel.create.title')}</h2>,
            <p class="gx-dialog__text">{t('funnel.create.inStage', { stage: props.stage.name })}</p>,
            <div class="gx-deal-form">{fields.value.map(input)}</div>,
            <div class="gx-dialog__actions">
              <QBtn flat noCaps label={t('app.cancel')} onClick={cancel}/>
              <QBtn unelevated noCaps type="submit" color="primary" loading={isSaving.value} label={t('funnel.create.save')}/>
            </div>,
          ]}</QForm>}
        </QCard>}
      </QDialog>
    )
  },
})

const filled = values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
