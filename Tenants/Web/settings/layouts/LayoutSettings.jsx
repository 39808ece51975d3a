import { computed, defineComponent, onBeforeUnmount, ref, watch } from 'vue'
import { QBtn, useQuasar } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { beforeLeave, go, route } from '../../../../Core/Web/app/router.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { shapedTypes } from '../fields/kinds.js'
import { Loaded } from '../Loaded.jsx'
import { SettingsPage } from '../SettingsPage.jsx'
import { Arrangement } from './Arrangement.jsx'
import { LayoutHistory } from './LayoutHistory.jsx'
import { LayoutPreview } from './LayoutPreview.jsx'
import { LayoutTabs } from './LayoutTabs.jsx'
import { LayoutTarget } from './LayoutTarget.jsx'
import { SaveBar } from './SaveBar.jsx'
import { parsed, standardOf } from './document.js'
import { roleName } from './roles.js'
import { useArrangement } from './useArrangement.js'
import { useDraft } from './useDraft.js'
import { useLayouts } from './useLayouts.js'
import { useSavingLayout } from './useSavingLayout.js'
import './words.js'

/** `/settings/layouts`: what forms and record pages look like, for everybody and for single roles. */
export default defineComponent({
  name: 'LayoutSettings',
  setup() {
    const screen = useQuasar().screen
    const layouts = useLayouts()
    const draft = useDraft()
    const tab = ref('arrange')
    const showsHistory = ref(false)
    const type = computed(() => shapedTypes().find(one => one.name === route.query.type) ?? shapedTypes()[0])
    const role = computed(() => layouts.data.value?.roles.find(one => one.id === route.query.role) ?? null)
    const own = computed(() => layouts.find(type.value, role.value?.id ?? null))
    const arrangement = useArrangement(draft, () => type.value)
    const saving = useSavingLayout({ layouts, draft, type, role, own, start })

    /** A role without a layout of its own begins with the one for everybody. */
    function start() {
      const basis = own.value ?? layouts.find(type.value, null)
      draft.start(type.value, `${type.value.name}.${role.value?.id ?? 'everybody'}`, parsed(basis?.document) ?? standardOf(type.value), own.value?.version ?? null)
    }
    watch(() => layouts.data.value && `${type.value.name} ${role.value?.id}`, isThere => { if (isThere) start() }, { immediate: true })

    const mayLeave = async () => {
      if (!draft.isDirty.value || saving.state.isBusy) return true
      const leaves = await confirm({ title: t('settings.leaveTitle'), message: t('settings.leaveText'), action: t('settings.leave'), cancel: t('layouts.keepEditing'), isDanger: true })
      if (leaves) draft.discard()
      return leaves
    }
    onBeforeUnmount(beforeLeave(mayLeave, { isDirty: () => draft.isDirty.value && !saving.state.isBusy }))
    const choose = id => go('/settings/layouts', { query: { type: type.value.name, role: id }, replace: true })
    const take = document => {
      showsHistory.value = false
      draft.take(document)
      notify.ok(t('layouts.usedVersion'))
    }

    const actions = () => [
      <QBtn key="history" outline noCaps icon="history" label={t('layouts.history')} onClick={() => { showsHistory.value = true }}/>,
      own.value && <QBtn key="reset" outline noCaps icon="restart_alt" label={t(role.value ? 'layouts.resetForRole' : 'layouts.reset')} onClick={saving.reset}/>,
    ]
    const switcher = () => (
      <div class="gx-columns gx-layout-tabs" role="group" aria-label={t('layouts.view')}>{['arrange', 'preview'].map(name => (
        <QBtn key={name} flat dense noCaps label={t(`layouts.${name}`)} class={tab.value === name ? 'gx-on' : ''} aria-pressed={tab.value === name ? 'true' : 'false'} onClick={() => { tab.value = name }}/>
      ))}</div>
    )
    const isNarrow = computed(() => screen.width < 1180)
    const editor = () => (
      <div class="gx-layout-editor">
        {(!isNarrow.value || tab.value === 'arrange') && <Arrangement key={`${type.value.name} ${role.value?.id}`} draft={draft} arrangement={arrangement} wrong={saving.state.wrong}/>}
        {(!isNarrow.value || tab.value === 'preview') && <LayoutPreview key={`preview ${type.value.name}`} type={type.value} layout={draft.document.value}/>}
      </div>
    )
    const body = () => [
      <LayoutTarget
        key="target" roles={layouts.data.value.roles} role={role.value?.id ?? null} layout={own.value} hasOwn={id => layouts.find(type.value, id) !== null} onChoose={choose}
      />,
      draft.hasKept.value && (
        <div key="kept" class="gx-banner" role="status"><span>{t('layouts.draftKept')}</span><QBtn flat dense noCaps label={t('layouts.discard')} onClick={draft.discard}/></div>
      ),
      isNarrow.value && switcher(),
      editor(),
      draft.isDirty.value && <SaveBar key="save" isBusy={saving.state.isBusy} onSave={saving.save} onDiscard={draft.discard}/>,
      showsHistory.value && <LayoutHistory key="history" type={type.value} role={role.value?.id ?? null} onUse={take} onClose={() => { showsHistory.value = false }}/>,
    ]

    return () => (
      <SettingsPage wide title={t('tenants.layouts')} lead={t('layouts.lead')}>{{
        actions,
        default: () => [
          <LayoutTabs types={shapedTypes()} current={type.value} layouts={layouts.data.value?.layouts ?? []}/>,
          <Loaded of={layouts.data} lines={6}>{body}</Loaded>,
        ],
      }}</SettingsPage>
    )
  },
})
