import { computed, defineComponent, shallowRef } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { go } from '../../../../Core/Web/app/router.js'
import { can } from '../../../../Core/Web/app/session.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { Loaded } from '../Loaded.jsx'
import { SettingsPage } from '../SettingsPage.jsx'
import { NoObjects } from './NoObjects.jsx'
import { ObjectBin } from './ObjectBin.jsx'
import { ObjectCard } from './ObjectCard.jsx'
import { ObjectDialog } from './ObjectDialog.jsx'
import { ObjectHistory } from './ObjectHistory.jsx'
import { ObjectMeter } from './ObjectMeter.jsx'
import { make } from './making.js'
import { countOf, useObjects, whenKnown } from './useObjects.js'
import './words.js'

/** `/settings/objects`: the kinds of records that a workspace has made for itself. */
export default defineComponent({
  name: 'ObjectSettings',
  setup() {
    const { data, plan, totals, fieldsOf, reload } = useObjects()
    const editing = shallowRef(null)
    const looking = shallowRef(null)
    const making = shallowRef(null)
    const titleOf = object => text({ en: object.plural_title_en, zh: object.plural_title_zh })
    const isFull = computed(() => Boolean(data.value && plan.value && plan.value.limit !== null && data.value.objects.length >= plan.value.limit))
    const everyone = () => [...data.value.objects, ...data.value.binned]

    const add = () => { editing.value = { object: null } }
    const fieldsAt = object => go('/settings/fields', { query: { type: object.name, made: 1 } })
    /** From a new object the way leads to its fields, and from there to its list. */
    async function saved(object) {
      const isNew = !editing.value.object
      editing.value = null
      notify.ok(t(isNew ? 'objects.created' : 'objects.saved', { name: titleOf(object) }))
      if (!isNew) return reload()
      await whenKnown(object.name)
      return fieldsAt(object)
    }
    async function makeExample(example) {
      making.value = example.name
      try {
        const object = await make(example, everyone())
        notify.ok(t('objects.created', { name: titleOf(object) }))
        await fieldsAt(object)
      } catch (problem) {
        notify.problem(problem)
        await reload()
      } finally {
        making.value = null
      }
    }

    async function write(work) {
      try {
        await work()
      } catch (problem) {
        notify.problem(problem)
      }
      await reload()
    }
    async function remove(object) {
      const count = await countOf(object).catch(() => null)
      const message = count === null ? t('objects.deleteText') : t(count === 0 ? 'objects.deleteEmpty' : 'objects.deleteUsed', { n: count })
      const isSure = await confirm({ title: t('objects.deleteTitle', { name: titleOf(object) }), message, action: t('objects.delete'), isDanger: true })
      if (isSure) {
        await write(async () => {
          await api.delete(`/objects/${object.id}`, { record: object })
          notify.undo(t('objects.deleted', { name: titleOf(object) }), () => restore(object))
        })
      }
    }
    const restore = object => write(async () => {
      await api.post(`/objects/${object.id}/restoration`)
      notify.ok(t('objects.restored', { name: titleOf(object) }))
    })
    /** Shown at once, written then. */
    const move = (object, step) => write(async () => {
      const order = data.value.objects.filter(other => other !== object)
      order.splice(data.value.objects.indexOf(object) + step, 0, object)
      data.value = { ...data.value, objects: order }
      const operations = order.map(({ id, version, position }, index) => ({ action: 'update', id, version, values: { position: index + 1 }, position }))
        .filter(({ values, position }) => values.position !== position).map(({ position, ...operation }) => operation)
      if (operations.length > 0) await api.post('/objects/batch', { operations })
    })

    const card = (object, index, all) => (
      <ObjectCard
        key={object.id} object={object} title={titleOf(object)} fields={fieldsOf(object)} records={totals[object.id]} isFirst={index === 0} isLast={index === all.length - 1}
        onEdit={() => { editing.value = { object } }} onHistory={() => { looking.value = object }} onRemove={() => remove(object)} onMove={step => move(object, step)}
      />
    )
    const body = () => [
      data.value.objects.length > 0
        ? <ul class="gx-object-cards" aria-label={t('objects.list')}>{data.value.objects.map(card)}</ul>
        : <NoObjects making={making.value} isFull={isFull.value} onAdd={add} onExample={makeExample}/>,
      data.value.binned.length > 0 && <ObjectBin objects={data.value.binned} titleOf={titleOf} onRestore={restore}/>,
      editing.value && <ObjectDialog key={editing.value.object?.id} object={editing.value.object} others={everyone()} onSaved={saved} onClose={() => { editing.value = null }}/>,
      looking.value && <ObjectHistory key={looking.value.id} object={looking.value} title={titleOf(looking.value)} onChanged={reload} onClose={() => { looking.value = null }}/>,
    ]
    const actions = () => [
      <ObjectMeter used={data.value?.objects.length} plan={plan.value}/>,
      can('create', 'object') && data.value?.objects.length > 0 && (
        <QBtn unelevated no-caps color="primary" icon="add" disable={isFull.value} label={t('objects.add')} onClick={add}/>
      ),
    ]

    return () => (
      <SettingsPage wide title={t('tenants.objects')} lead={t('objects.lead')}>{{
        actions, default: () => <Loaded of={data} lines={4}>{body}</Loaded>,
      }}</SettingsPage>
    )
  },
})
