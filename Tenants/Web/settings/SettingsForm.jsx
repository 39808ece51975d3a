import { computed, defineComponent, onBeforeUnmount, shallowRef } from 'vue'
import { QBtn } from 'quasar'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { beforeLeave } from '../../../Core/Web/app/router.js'
import { FieldInput } from '../../../Core/Web/parts/FieldInput.jsx'
import { confirm } from '../../../Core/Web/parts/Confirm.jsx'
import { FormProblem } from '../form/FormProblem.jsx'
import { useForm } from '../form/useForm.js'

/** A form of a few fields in the manner of record fields, saved with one button; leaving it changed is asked about. */
export const SettingsForm = defineComponent({
  name: 'SettingsForm',
  props: {
    fields: { type: Array, required: true },
    values: { type: Object, required: true },
    /** `save(changes)` sends what has changed. */
    save: { type: Function, required: true },
  },
  setup(props, { slots }) {
    const saved = shallowRef({ ...props.values })
    const form = useForm({
      initial: Object.fromEntries(props.fields.map(field => [field.name, props.values[field.name] ?? null])),
      check: values => Object.fromEntries(
        props.fields.filter(field => field.required && !String(values[field.name] ?? '').trim()).map(field => [field.name, t('tenants.form.required')])),
      async send() {
        await props.save(changes.value)
        saved.value = { ...form.values }
        notify.ok(t('tenants.form.saved'))
      },
    })
    const changes = computed(() => Object.fromEntries(Object.entries(form.values).filter(([name, value]) => value !== (saved.value[name] ?? null))))
    const isDirty = computed(() => Object.keys(changes.value).length > 0)
    const undo = () => { for (const name of Object.keys(form.values)) form.write(name, saved.value[name] ?? null) }
    const leave = () => !isDirty.value || confirm({ title: t('settings.leaveTitle'), message: t('settings.leaveText'), action: t('settings.leave'), isDanger: true })
    onBeforeUnmount(beforeLeave(leave, { isDirty: () => isDirty.value }))

    return () => (
      <form class="gx-settings-form" noValidate onSubmit={event => { event.preventDefault(); form.submit() }}>
        <FormProblem state={form.state}/>
        <div class="gx-settings-fields">{props.fields.map(field => (
          <div key={field.name} class="gx-settings-field">
            <FieldInput {...form.bind(field.name)} field={field}/>
            {field.hint && <p class="gx-field-hint">{field.hint}</p>}
          </div>
        ))}</div>
        {slots.default?.()}
        <footer class="gx-area-foot">
          {isDirty.value && <QBtn flat no-caps label={t('settings.undoChanges')} onClick={undo}/>}
          <QBtn type="submit" unelevated no-caps color="primary" label={t('tenants.form.save')} disable={!isDirty.value} loading={form.state.isBusy}/>
        </footer>
      </form>
    )
  },
})
