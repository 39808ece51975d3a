import { computed, reactive } from 'vue'
import { api } from '../app/client.js'
import { objects } from '../app/metadata.js'
import { plugs } from '../app/plugs.js'
import { allowed, can, session } from '../app/session.js'

const dismissed = () => `gx-first-steps:${session.workspace.id}`

/** A workspace with more customers than this has found its way. */
const few = 10

const countOf = async path => {
  const page = await api.get(path, { query: { limit: few + 1 } })
  return page.data.length
}

/** Workspaces that have found their way: known once, not asked about again on every way home. */
const grown = new Set()

/**
 * What a new workspace does first: a customer, an import, a colleague, the funnel. Each step ticks itself by what is there; the list goes
 * when all is done, when somebody sends it away, or when the workspace has grown.
 */
export function useFirstSteps() {
  const isAsked = can('create', 'customer') && !grown.has(session.workspace.id)
  const found = reactive({ customers: null, imports: 0, users: 1, isKnown: !isAsked, isDismissed: localStorage.getItem(dismissed()) === '1' })
  const count = (name, path) => countOf(path).then(number => { found[name] = number }).catch(() => {})
  if (isAsked) count('customers', '/customers').finally(() => { found.isKnown = true; if (found.customers > few) grown.add(session.workspace.id) })
  if (isAsked && !found.isDismissed) {
    count('imports', '/imports')
    count('users', '/users')
  }

  const hasFunnel = computed(() => session.modules.includes('funnel') || Boolean(plugs.funnel))
  const items = computed(() => [
    { name: 'customer', icon: 'apartment', to: '/customers/new', isDone: found.customers > 0, isMine: can('create', 'customer') },
    { name: 'import', icon: 'upload_file', to: '/imports/new', isDone: found.imports > 0, isMine: can('bulk', 'customer') },
    { name: 'colleague', icon: 'group_add', to: '/settings/members', isDone: found.users > 1, isMine: allowed('tenants.member.manage') },
    { name: 'funnel', icon: 'handshake', to: '/settings/plan', isDone: hasFunnel.value, isMine: allowed('tenants.module.switch') },
  ].filter(item => item.isMine))

  return reactive({
    items,
    /** Whether there is anything to show cards of; not before it is known. */
    hasCards: computed(() => found.isKnown && found.customers !== 0),
    isEmpty: computed(() => found.customers === 0),
    /** A workspace that is as it was founded can begin with what others of its trade have. */
    hasTemplates: computed(() => found.customers === 0 && allowed('core.configuration.manage') && objects().length === 0),
    isShown: computed(() => found.customers !== null && found.customers <= few && items.value.some(item => !item.isDone) && (!found.isDismissed || found.customers === 0)),
    dismiss() {
      found.isDismissed = true
      localStorage.setItem(dismissed(), '1')
    },
  })
}
