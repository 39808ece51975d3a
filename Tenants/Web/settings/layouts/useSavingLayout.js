import { nextTick, reactive } from 'vue'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { roleName } from './roles.js'

/** Saves a layout, and takes it away again. What somebody else saved in between is replaced only when that is wanted. */
export function useSavingLayout({ layouts, draft, type, role, own, start }) {
  const state = reactive({ isBusy: false, /** The section without a title. */ wrong: null, save, reset })

  async function save() {
    if (state.isBusy || !(await isComplete())) return
    state.isBusy = true
    try {
      await write(draft.document.value)
    } catch (problem) {
      notify.problem(problem)
    } finally {
      state.isBusy = false
    }
  }

  async function isComplete() {
    state.wrong = draft.layout.sections.find(section => !section.title_en.trim() && !section.title_zh.trim())?.key ?? null
    if (!state.wrong) return true
    await nextTick()
    document.querySelector('.gx-section-title[aria-invalid=true]')?.focus()
    return false
  }

  async function write(document) {
    if ((own.value?.version ?? null) !== draft.version() && !(await mayReplace())) return
    try {
      await layouts.write(own.value, type.value, role.value?.id ?? null, document)
    } catch (problem) {
      if (![404, 409, 412].includes(problem.status)) throw problem
      await layouts.reload()
      if (!(await mayReplace())) return
      await layouts.write(own.value, type.value, role.value?.id ?? null, document)
    }
    draft.forget()
    start()
    notify.ok(role.value ? t('layouts.savedForRole', { role: roleName(role.value) }) : t('layouts.saved'))
  }

  const mayReplace = () => confirm({ title: t('layouts.conflictTitle'), message: t('layouts.conflictText'), action: t('layouts.overwrite'), cancel: t('layouts.keepEditing') })

  async function reset() {
    const known = own.value
    const isSure = await confirm(role.value
      ? { title: t('layouts.resetRoleTitle', { role: roleName(role.value) }), message: t('layouts.resetRoleText'), action: t('layouts.resetForRole') }
      : { title: t('layouts.resetTitle'), message: t('layouts.resetText', { type: text(type.value.title) }), action: t('layouts.reset') })
    if (!isSure) return
    await attempt(() => layouts.remove(known))
    notify.undo(t('layouts.resetDone'), () => attempt(() => layouts.restore(known)))
  }

  /** What is on the page begins anew with what is stored then. */
  async function attempt(work) {
    try {
      await work()
      draft.forget()
      start()
    } catch (problem) {
      notify.problem(problem)
    }
  }

  return { state, save, reset }
}
