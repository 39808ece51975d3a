import { computed, defineComponent, ref, watch } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { formatMoney } from '../../../../Core/Web/app/format.js'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { fieldOf, type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { can } from '../../../../Core/Web/app/session.js'
import { InlineField } from '../../../../Core/Web/record/InlineField.jsx'
import { NewLine } from './NewLine.jsx'
import './lines.css'

const columns = ['name', 'quantity', 'unit_price', 'amount']

/** The lines of an order as a table that is edited in place; the order's total follows from them. */
export default defineComponent({
  name: 'OrderLines',
  props: { record: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const lines = ref(null)
    const problem = ref(null)
    const isAdding = ref(false)
    const fields = computed(() => columns.map(name => fieldOf('order_line', name)))
    const mayWrite = action => can(action, 'order_line')

    async function load() {
      try {
        const page = await api.get(`/orders/${props.record.id}/lines`, { query: { sort: 'position', limit: 200 } })
        lines.value = page.data
        problem.value = null
      } catch (error) {
        problem.value = error
      }
    }
    watch(() => props.record.id, load, { immediate: true })

    // the order's total and number of items follow from its lines
    async function follow() {
      const [order] = await Promise.all([api.get(`/orders/${props.record.id}`), load()])
      emit('changed', order)
    }

    const save = line => async (field, value) => {
      await api.patch(`/order_lines/${line.id}`, { [field.name]: value }, { record: line })
      await follow()
    }
    async function remove(line) {
      try {
        await api.delete(`/order_lines/${line.id}`, { record: line })
        await follow()
      } catch (error) {
        return notify.problem(error)
      }
      notify.undo(t('customers.lines.removed', { name: line.name }), async () => {
        await api.post(`/order_lines/${line.id}/restoration`)
        await follow()
      })
    }

    const nextPosition = () => Math.max(0, ...(lines.value ?? []).map(line => line.position)) + 1
    const usualCurrency = () => lines.value?.[0]?.unit_price?.currency ?? props.record.total?.currency ?? 'CNY'
    const cell = (line, field) => (
      <td key={field.name} class={field.kind === 'text' ? '' : 'gx-lines-number'} data-label={text(field.title)}>
        <InlineField field={field} record={line} editable={mayWrite('update') && !field.read_only} save={save(line)}/>
      </td>
    )
    const row = line => (
      <tr key={line.id}>
        {fields.value.map(field => cell(line, field))}
        {mayWrite('delete') && (
          <td class="gx-lines-tools"><QBtn flat round dense size="sm" icon="close" aria-label={t('customers.lines.remove', { name: line.name })} onClick={() => remove(line)}/></td>
        )}
      </tr>
    )
    const table = () => (
      <table class="gx-lines">
        <thead><tr>
          {fields.value.map(field => <th key={field.name} scope="col" class={field.kind === 'text' ? '' : 'gx-lines-number'}>{text(field.title)}</th>)}
          {mayWrite('delete') && <th class="gx-lines-tools"><span class="gx-visually-hidden">{t('customers.lines.tools')}</span></th>}
        </tr></thead>
        <tbody>{lines.value.map(row)}</tbody>
        <tfoot><tr>
          <th scope="row" colspan={columns.length - 1}>{t('customers.lines.total')}</th>
          <td class="gx-lines-number gx-lines-total">{formatMoney(props.record.total)}</td>
          {mayWrite('delete') && <td/>}
        </tr></tfoot>
      </table>
    )

    return () => {
      if (problem.value) return <p class="gx-muted">{t('customers.lines.notLoaded')} <QBtn flat dense no-caps label={t('customers.lines.tryAgain')} onClick={load}/></p>
      if (!lines.value || !typeOf('order_line')) return <div class="gx-related-loading" aria-hidden="true"/>
      return [
        lines.value.length > 0 ? table() : !isAdding.value && <p class="gx-muted">{t('customers.lines.empty')}</p>,
        isAdding.value && <NewLine key={lines.value.length} order={props.record} position={nextPosition()} currency={usualCurrency()} onAdded={follow} onCancel={() => { isAdding.value = false }}/>,
        mayWrite('create') && !isAdding.value && <QBtn flat dense no-caps icon="add" class="gx-lines-add" label={t('customers.lines.add')} onClick={() => { isAdding.value = true }}/>,
      ]
    }
  },
})
