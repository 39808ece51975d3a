import { computed, defineComponent, shallowRef } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { route } from '../../../../Core/Web/app/router.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { Loaded } from '../Loaded.jsx'
import { Panel } from '../Panel.jsx'
import { ObjectWay } from '../objects/ObjectWay.jsx'
import { SettingsPage } from '../SettingsPage.jsx'
import { BuiltInFields } from './BuiltInFields.jsx'
import { FieldBin } from './FieldBin.jsx'
import { FieldDialog } from './FieldDialog.jsx'
import { FieldList } from './FieldList.jsx'
import { FieldMeter } from './FieldMeter.jsx'
import { NoFields } from './NoFields.jsx'
import { TypeTabs } from './TypeTabs.jsx'
import { ConversionDialog } from './conversion/ConversionDialog.jsx'
import { shapedTypes } from './kinds.js'
import { useFields, usesOf } from './useFields.js'
import './words.js'

/** `/settings/fields`: what a workspace adds to its record types. */
export default defineComponent({
  name: 'FieldSettings',
  setup() {
    const { data, plan, reload, progressOf } = useFields()
    const editing = shallowRef(null)
    const converting = shallowRef(null)
    const type = computed(() => shapedTypes().find(one => one.name === route.query.type) ?? shapedTypes()[0])
    const own = fields => fields.filter(field => field.record_type === type.value.name)
    const fields = computed(() => own(data.value.fields))
    const binned = computed(() => own(data.value.binned))
    const choicesOf = field => data.value.choices.filter(choice => choice.field === field.id)
    const titleOf = field => text({ en: field.title_en, zh: field.title_zh })
    const isFull = computed(() => Boolean(data.value && plan.value?.limit && data.value.fields.length >= plan.value.limit))

    const add = (kind = 'text') => { editing.value = { field: null, kind, round: (editing.value?.round ?? 0) + 1 } }
    const edit = field => { editing.value = { field, round: 0 } }
    const saved = (field, { another }) => {
      notify.ok(t(editing.value.field ? 'fields.saved' : 'fields.created', { name: titleOf(field) }))
      if (another) add(another)
      else editing.value = null
      reload()
    }
    const closed = hasChanged => {
      editing.value = null
      if (hasChanged) reload()
    }

    const converts = field => {
      converting.value = null
      notify.ok(t('fields.conversion.started', { name: titleOf(field) }))
      reload()
    }

    async function write(work) {
      try {
        await work()
      } catch (problem) {
        notify.problem(problem)
      }
      await reload()
    }
    async function remove(field) {
      const uses = await usesOf(field, type.value)
      const told = uses === null ? t('fields.deleteText') : t(uses === 0 ? 'fields.deleteUnused' : 'fields.deleteUsed', { n: uses })
      const isSure = await confirm({ title: t('fields.deleteTitle', { name: titleOf(field) }), message: told, action: t('fields.delete'), isDanger: true })
      if (isSure) {
        await write(async () => {
          await api.delete(`/fields/${field.id}`, { record: field })
          notify.undo(t('fields.deleted', { name: titleOf(field) }), () => restore(field))
        })
      }
    }
    const restore = field => write(async () => {
      await api.post(`/fields/${field.id}/restoration`)
      notify.ok(t('fields.restored', { name: titleOf(field) }))
    })
    /** Shown at once, written then. */
    const move = (from, to) => write(async () => {
      const order = [...fields.value]
      order.splice(to, 0, ...order.splice(from, 1))
      const places = new Map(order.map((field, index) => [field.id, index + 1]))
      data.value = { ...data.value, fields: [...data.value.fields.filter(field => !places.has(field.id)), ...order.map(field => ({ ...field, position: places.get(field.id) }))] }
      const operations = order.filter(field => field.position !== places.get(field.id))
        .map(({ id, version }) => ({ action: 'update', id, version, values: { position: places.get(id) } }))
      if (operations.length > 0) await api.post('/fields/batch', { operations })
    })

    const list = () => (fields.value.length > 0
      ? <FieldList
        fields={fields.value} choicesOf={choicesOf} progressOf={field => progressOf(field, type.value)} titleOf={titleOf}
        onEdit={edit} onConvert={field => { converting.value = field }} onRemove={remove} onMove={move}
      />
      : <NoFields type={type.value} isFull={isFull.value} onAdd={add}/>)
    const body = () => [
      <Panel flush title={t('fields.ownTitle', { type: text(type.value.title) })}>{{
        default: list,
        ...(fields.value.length > 0 && { actions: () => <QBtn outline no-caps color="primary" icon="add" disable={isFull.value} label={t('fields.add')}
          onClick={() => add()}/> }),
      }}</Panel>,
      binned.value.length > 0 && <FieldBin fields={binned.value} titleOf={titleOf} onRestore={restore}/>,
      <BuiltInFields type={type.value}/>,
      editing.value && <FieldDialog
        key={`${editing.value.field?.id} ${editing.value.round}`} type={type.value} field={editing.value.field} kind={editing.value.kind}
        choices={editing.value.field ? choicesOf(editing.value.field) : []}
        others={[...fields.value, ...binned.value]} onSaved={saved} onClose={closed}
      />,
      converting.value && <ConversionDialog key={converting.value.id} field={converting.value} title={titleOf(converting.value)} type={type.value} onStarted={converts}
        onClose={() => { converting.value = null }}/>,
    ]

    return () => (
      <SettingsPage wide title={t('tenants.fields')} lead={t('fields.lead')}>{{
        actions: () => <FieldMeter used={data.value?.fields.length} plan={plan.value}/>,
        default: () => [
          <TypeTabs types={shapedTypes()} current={type.value} fields={data.value?.fields ?? []}/>,
          type.value.custom && <ObjectWay type={type.value} isMade={Boolean(route.query.made)}/>,
          <Loaded of={data} lines={5}>{body}</Loaded>,
        ],
      }}</SettingsPage>
    )
  },
})
