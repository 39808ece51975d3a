import { computed, defineAsyncComponent, defineComponent, nextTick, onBeforeUnmount, ref, watch } from 'vue'
import { QBtn, useQuasar } from 'quasar'
import { api } from '../app/client.js'
import { addMessages, t, text } from '../app/messages.js'
import { labelOf, type as typeOf } from '../app/metadata.js'
import { notify } from '../app/notify.js'
import { forget, remember } from '../app/recent.js'
import { go, route } from '../app/router.js'
import { session } from '../app/session.js'
import { shortcut } from '../app/shortcuts.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { Skeleton } from '../parts/Skeleton.jsx'
import { ConflictDialog } from './ConflictDialog.jsx'
import { FieldSections } from './FieldSections.jsx'
import { HistoryPanel } from './HistoryPanel.jsx'
import { MissingRecord } from './MissingRecord.jsx'
import { Panels } from './Panels.jsx'
import { RecordDialog } from './RecordDialog.jsx'
import { RecordHead } from './RecordHead.jsx'
import { useRights } from './access/rights.js'
import { neighboursOf } from './neighbours.js'
import { useRecord } from './record.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import './record.css'

addMessages({ en, zh })
const AccessDialog = defineAsyncComponent(() => import('./access/AccessDialog.jsx'))
const tabs = ['details', 'related', 'history']

/** `/customers/{id}`: one record with everything that belongs to it. */
export default defineComponent({
  name: 'RecordPage',
  setup() {
    const screen = useQuasar().screen
    const state = useRecord()
    const isEditing = ref(false)
    const tab = ref('details')
    // another record is another page: what the address said at first stays true
    const { plural, id } = route.params
    const type = computed(() => typeOf(plural))
    const neighbours = neighboursOf(plural, id)
    const rights = useRights(state)
    const isSharing = ref(false)

    if (type.value) state.open(type.value, id).then(nextTick).then(focusHeading)
    // what stood there while the record was loading, and had the focus, is gone
    function focusHeading() {
      if (document.activeElement === document.body) document.querySelector('.gx-record-head h1')?.focus({ preventScroll: true })
    }
    watch(() => state.record && labelOf(state.record, type.value), label => {
      if (!label) return
      document.title = `${label} · ${session.workspace.name}`
      remember(type.value.name, id, label)
    })

    const step = id => { if (id) go(`/${plural}/${id}`, { replace: true }) }
    const panelStep = direction => {
      const heads = [...document.querySelectorAll('.gx-panel-head h2, .gx-rows-section h2 button')]
      const at = heads.indexOf(document.activeElement)
      const next = heads[at < 0 ? (direction > 0 ? 0 : heads.length - 1) : (at + direction + heads.length) % heads.length]
      next?.focus()
      next?.scrollIntoView({ block: 'center' })
    }
    const keys = [
      shortcut('e', { title: 'record.edit', run: edit, when: () => state.record && rights.update }),
      shortcut('j', { title: 'record.next', run: () => step(neighbours.next), when: () => neighbours.next }),
      shortcut('k', { title: 'record.previous', run: () => step(neighbours.previous), when: () => neighbours.previous }),
      shortcut(']', { title: 'record.nextPanel', run: () => panelStep(1) }),
      shortcut('[', { title: 'record.previousPanel', run: () => panelStep(-1) }),
    ]
    onBeforeUnmount(() => keys.forEach(take => take()))

    function edit() { isEditing.value = true }
    const saved = record => {
      isEditing.value = false
      state.take(record)
      notify.ok(t('record.saved'))
    }
    async function remove() {
      const { record } = state
      const name = labelOf(record, type.value)
      const address = `/${plural}/${record.id}`
      try {
        await api.delete(address, { record })
      } catch (error) {
        return notify.problem(error)
      }
      forget(id)
      go(neighbours.address ?? `/${plural}`)
      notify.undo(t('record.deleted', { name }), async () => {
        await api.post(`${address}/restoration`)
        go(address)
      })
    }

    const fields = () => <FieldSections type={type.value} record={state.record} editable={rights.update} save={state.saveField}/>
    const panels = () => <Panels type={type.value} record={state.record} onChanged={state.take}/>
    const history = () => <HistoryPanel type={type.value} record={state.record} onChanged={state.take}/>

    const narrow = () => [
      <div class="gx-tabs" role="tablist" aria-label={t('record.parts')}>
        {tabs.map(name => (
          <button
            key={name} type="button" role="tab" id={`gx-tab-${name}`} aria-selected={tab.value === name ? 'true' : 'false'} aria-controls="gx-tab-panel"
            tabindex={tab.value === name ? 0 : -1} onClick={() => { tab.value = name }} onKeydown={moveTab}
          >{t(`record.${name}`)}</button>
        ))}
      </div>,
      <div id="gx-tab-panel" role="tabpanel" aria-labelledby={`gx-tab-${tab.value}`}>{{ details: fields, related: panels, history }[tab.value]()}</div>,
    ]
    const moveTab = event => {
      const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (!direction) return
      tab.value = tabs[(tabs.indexOf(tab.value) + direction + tabs.length) % tabs.length]
      document.getElementById(`gx-tab-${tab.value}`)?.focus()
    }
    const wide = () => (
      <div class="gx-record-body">
        <div class="gx-record-fields">{fields()}</div>
        <div class="gx-record-side">{[panels(), history()]}</div>
      </div>
    )

    const content = () => [
      <RecordHead
        key="head" type={type.value} record={state.record} neighbours={neighbours} rights={rights} isNarrow={screen.lt.md} save={state.saveField}
        onAccess={() => { isSharing.value = true }} onEdit={edit} onRemove={remove} onStep={step} onChanged={state.take}
      />,
      screen.lt.md ? narrow() : wide(),
      isEditing.value && <RecordDialog key="edit" type={type.value} record={state.record} onSaved={saved} onCancel={() => { isEditing.value = false }}/>,
      isSharing.value && <AccessDialog key="access" type={type.value} record={state.record} mayShare={rights.update} onClose={() => { isSharing.value = false }}/>,
      state.conflict && (
        <ConflictDialog
          key="conflict" type={type.value} label={labelOf(state.record, type.value)} conflict={state.conflict} changes={state.conflict.changes}
          onSettle={state.settle} onCancel={() => state.settle(null)}
        />
      ),
    ]

    return () => {
      if (!type.value) return <EmptyState icon="search_off" title={t('record.noType')}/>
      if (state.problem?.status === 404) return <MissingRecord type={type.value} id={id} onRestored={() => state.open(type.value, id)}/>
      if (state.problem && !state.record) {
        return (
          <EmptyState icon="cloud_off" title={t('record.notLoaded')} text={state.problem.isOffline ? t('record.offlineRead') : state.problem.detail}>{() => (
            <QBtn outline no-caps color="primary" label={t('record.tryAgain')} onClick={() => state.open(type.value, id)}/>
          )}</EmptyState>
        )
      }
      return (
        <div class="gx-page gx-record" aria-busy={state.record ? undefined : 'true'}>
          {state.record ? content() : [<h1 class="gx-visually-hidden">{text(type.value.title)}</h1>, <Skeleton kind="record"/>]}
        </div>
      )
    }
  },
})
