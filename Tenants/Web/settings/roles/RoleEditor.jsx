import { computed, defineComponent, nextTick, onBeforeUnmount, ref, shallowRef } from 'vue'
import { QBtn, QIcon, useQuasar } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { beforeLeave, go } from '../../../../Core/Web/app/router.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { Panel } from '../Panel.jsx'
import { Holders } from './Holders.jsx'
import { Matrix } from './Matrix.jsx'
import { PermissionList } from './PermissionList.jsx'
import { RoleHistory } from './RoleHistory.jsx'
import { RoleNames } from './RoleNames.jsx'
import { SaveBar } from './SaveBar.jsx'
import { TypeList } from './TypeList.jsx'
import { TypeSheet } from './TypeSheet.jsx'
import { typeGroups } from './groups.js'
import { titleOfRole } from './names.js'
import { useRole } from './useRole.js'

const matrixFrom = 1100

/** A role: its names, what it grants, who has it, what was changed. One button saves all of it. */
export const RoleEditor = defineComponent({
  name: 'RoleEditor',
  props: { role: { type: Object, default: null }, model: { type: Object, default: null }, holders: { type: Array, required: true } },
  emits: ['saved'],
  setup(props, { emit }) {
    const screen = useQuasar().screen
    const form = useRole(props.role, props.model)
    const { values, state, saved } = form
    const sheet = shallowRef(null)
    const history = ref(0)
    const groups = computed(typeGroups)
    const change = grants => form.write('grants', grants)

    const mayLeave = async () => {
      if (!form.isDirty() || state.isSaving) return true
      const leaves = await confirm({ title: t('settings.leaveTitle'), message: t('settings.leaveText'), action: t('settings.leave'), isDanger: true })
      if (leaves) form.forget()
      return leaves
    }
    onBeforeUnmount(beforeLeave(mayLeave, { isDirty: () => form.isDirty() && !state.isSaving }))

    async function save() {
      const isNew = !form.record.value
      const role = await form.save()
      if (!role) return nextTick(() => document.querySelector('[aria-invalid=true], .gx-pick-wrong, .gx-save-problem')?.scrollIntoView({ block: 'center' }))
      notify.ok(t(isNew ? 'roles.created' : 'roles.saved', { name: titleOfRole(role) }))
      history.value += 1
      if (isNew) go(`/settings/roles/${role.id}`, { replace: true })
      else emit('saved', role)
      return undefined
    }

    const note = (icon, words, more) => <p class="gx-advice" role="status"><QIcon name={icon} size="18px"/><span class="gx-grow">{words}</span>{more}</p>
    const rights = () => (screen.width >= matrixFrom
      ? [<p class="gx-matrix-keys gx-muted">{t('roles.keys')}</p>, <Matrix groups={groups.value} grants={values.grants} saved={saved.value.grants} errorAt={form.errorAt} onChange={change}/>]
      : <TypeList groups={groups.value} grants={values.grants} errorAt={form.errorAt} onOpen={type => { sheet.value = type }}/>)

    return () => (
      <form class="gx-role-editor" noValidate onSubmit={event => { event.preventDefault(); save() }}>
        {state.hasDraft && note('history', t('roles.draft'), <QBtn flat dense no-caps label={t('roles.discard')} onClick={form.undo}/>)}
        {state.isMerged && note('sync', t('roles.merged'))}
        <Panel>{() => <RoleNames values={values} errors={state.errors} onWrite={form.write}/>}</Panel>
        <Panel flush title={t('roles.rights')} lead={t('roles.rightsLead')}>{rights}</Panel>
        <Panel title={t('roles.permissions')} lead={t('roles.permissionsLead')}>{() => <PermissionList grants={values.grants} errorAt={form.errorAt} onChange={change}/>}</Panel>
        {props.role && <Holders members={props.holders}/>}
        {props.role && <RoleHistory key={history.value} role={props.role}/>}
        <SaveBar count={form.count.value} isNew={!props.role} isDirty={form.isDirty()} state={state} onUndo={form.undo}/>
        {sheet.value && (
          <TypeSheet
            type={sheet.value} grants={values.grants} saved={saved.value.grants} errorAt={form.errorAt} onChange={change}
            onClose={() => { sheet.value = null }}
          />
        )}
      </form>
    )
  },
})
