import { computed, defineComponent, reactive, ref } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { fieldOf, type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { problemText } from '../../../../Core/Web/app/notify.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import { check } from '../../../../Core/Web/parts/fields/check.js'
import { isRequired, neededFields } from '../../../../Core/Web/record/conditions.js'

const usual = ['product', 'name', 'quantity', 'unit_price']

/** One more line of an order: a product brings its name and price along, and both can be changed. Enter adds it. */
export const NewLine = defineComponent({
  name: 'NewLine',
  props: { order: { type: Object, required: true }, position: { type: Number, required: true }, currency: { type: String, required: true } },
  emits: ['added', 'cancel'],
  setup(props, { emit }) {
    const values = reactive({ product: null, name: null, quantity: 1, unit_price: null, currency: props.currency })
    const errors = reactive(new Map())
    const failure = ref('')
    const hasTried = ref(false)
    const isSaving = ref(false)
    const type = typeOf('order_line')
    const needed = computed(() => neededFields(type, values, errors).map(field => field.name))
    const names = computed(() => [...usual, ...needed.value])
    const mustFill = name => isRequired(fieldOf('order_line', name), type, values)

    async function take(name, value) {
      values[name] = value
      errors.delete(name)
      if (name !== 'product' || !value) return
      const product = await api.get(`/products/${value}`).catch(() => null)
      if (!product || values.product !== value) return
      values.name = product.name
      if (product.price) values.unit_price = { ...product.price }
    }

    async function add() {
      hasTried.value = true
      if (isSaving.value || names.value.some(name => check(fieldOf('order_line', name), values[name], { required: mustFill(name) }))) return
      isSaving.value = true
      failure.value = ''
      try {
        const line = Object.fromEntries(names.value.filter(name => (values[name] ?? null) !== null).map(name => [name, values[name]]))
        await api.post('/order_lines', { ...line, order: props.order.id, position: props.position })
        emit('added')
      } catch (error) {
        for (const [name, message] of error.fieldErrors ?? []) errors.set(name, message)
        if (![...errors.keys()].some(name => names.value.includes(name))) failure.value = problemText(error)
      } finally {
        isSaving.value = false
      }
    }
    const press = event => {
      if (event.key === 'Escape' && !document.querySelector('.q-menu')) emit('cancel')
    }
    const submit = event => {
      event.preventDefault()
      add()
    }

    return () => (
      <form class="gx-new-line" onSubmit={submit} onKeydown={press} novalidate>
        {names.value.map(name => (
          <FieldInput
            key={name} class={usual.includes(name) ? `gx-new-line-${name}` : 'gx-new-line-own'} required={mustFill(name)} field={fieldOf('order_line', name)} modelValue={values[name]} dense autofocus={name === 'product'}
            error={errors.get(name) ?? ''} eager={hasTried.value} record={values} onUpdate:modelValue={value => take(name, value)}
          />
        ))}
        <div class="gx-new-line-actions">
          {failure.value && <span class="gx-field-error" role="alert">{failure.value}</span>}
          <QBtn flat dense no-caps label={t('customers.lines.done')} onClick={() => emit('cancel')}/>
          <QBtn unelevated dense no-caps color="primary" type="submit" loading={isSaving.value} label={t('customers.lines.add')}/>
        </div>
      </form>
    )
  },
})
