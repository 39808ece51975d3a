import { computed, shallowReactive } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { fieldOf, load as loadMetadata, type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { loadPlugs } from '../../../../Core/Web/app/plugs.js'
import { load as loadSession, session } from '../../../../Core/Web/app/session.js'
import { whenKnown } from '../objects/useObjects.js'
import { catalogueOf } from './catalogue.js'
import { missingModules, without } from './modules.js'

const patience = 700
const tries = 8

/**
 * A configuration on its way into this workspace: what it would change, what is wrong with it, and the doing of it. Whatever goes wrong, it stays here.
 * `source` is `{ kind: 'file' | 'text' | 'template', title }`.
 */
export function useReview() {
  const state = shallowReactive({
    source: null, configuration: null, /** The modules that aren't there, and whose part is left out. */ missing: [],
    report: null, problem: null, outcome: null, isChecking: false, isApplying: false, isSwitching: false,
  })
  /** What is sent: the file without what can't be had. */
  const wanted = computed(() => state.missing.reduce(without, state.configuration))
  const catalogue = computed(() => catalogueOf(wanted.value ?? {}))
  const count = computed(() => state.report?.changes.length ?? 0)
  const isFaulty = computed(() => (state.report?.errors?.length ?? 0) > 0)
  const canApply = computed(() => count.value > 0 && !isFaulty.value && !state.isChecking && !state.isApplying)
  /** A file would have to be looked for again; a template is always there. */
  const isDirty = () => state.isApplying || (state.source !== null && state.source.kind !== 'template' && state.outcome === null)

  function begin(source, configuration) {
    Object.assign(state, { source, configuration, missing: missingModules(configuration, typeOf), report: null, problem: null, outcome: null })
    return check()
  }
  const close = () => Object.assign(state, { source: null, configuration: null, missing: [], report: null, problem: null, outcome: null })

  const send = isDryRun => api.post('/configuration', wanted.value, { query: { dry_run: isDryRun } })

  let latest = 0
  async function check() {
    const mine = ++latest
    Object.assign(state, { isChecking: true, problem: null })
    const found = await answered(() => send(true))
    if (mine !== latest) return
    Object.assign(state, { ...found, isChecking: false })
  }

  async function apply() {
    if (!canApply.value) return
    Object.assign(state, { isApplying: true, problem: null })
    const { report, problem } = await answered(() => send(false))
    if (!problem && !report.errors?.length) {
      await follow(report)
      state.outcome = report
    } else {
      // what it would change now may be something else than before
      Object.assign(state, { problem, report: report ? { ...state.report, errors: report.errors } : state.report })
    }
    state.isApplying = false
  }

  /** Lists, menus and forms are what they are called now; the lists of a file mostly ask for what is being worked out for a moment. */
  async function follow(report) {
    const fields = report.changes.filter(change => change.part === 'fields' && change.action === 'create' && change.after.filterable)
    const isKnown = ({ after }) => fieldOf(after.record_type, after.name)?.comparisons.length > 0
    const object = report.changes.find(change => change.part === 'objects' && change.action === 'create')
    await (object ? whenKnown(object.name) : loadMetadata()).catch(() => {})
    for (let attempt = 0; attempt < tries && !fields.every(isKnown); attempt++) {
      await new Promise(resolve => setTimeout(resolve, patience))
      await loadMetadata().catch(() => {})
    }
  }

  /** Switches on what is missing, and looks again. */
  async function switchOn() {
    Object.assign(state, { isSwitching: true, problem: null })
    try {
      for (const module of state.missing) await api.put(`/workspace/modules/${module}`, { enabled: true })
      await Promise.all([loadSession(), loadMetadata()])
      await loadPlugs(session.modules)
      state.missing = missingModules(state.configuration, typeOf)
      await check()
    } catch (problem) {
      state.problem = problem
    } finally {
      state.isSwitching = false
    }
  }

  return { state, wanted, catalogue, count, isFaulty, canApply, isDirty, begin, close, check, apply, switchOn }
}

/** What the server says of each definition is part of the answer; anything else is a problem. */
async function answered(ask) {
  try {
    return { report: await ask(), problem: null }
  } catch (problem) {
    return problem.status >= 400 && problem.status < 500 && problem.errors?.length > 0 ? { report: { changes: [], unchanged: 0, errors: problem.errors }, problem: null } : { report: null, problem }
  }
}
