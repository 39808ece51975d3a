import { api, pages } from '../../../Core/Web/app/client.js'

/** All records of a type that stays small by nature: teams, members. */
export async function all(path, query) {
  const list = pages(path, { ...query, limit: 200 })
  while (!list.done) await list.next()
  return [...list.items]
}

export const loadTeams = () => all('/teams', { fields: 'id,version,name,parent,description', sort: 'name' })

export const loadMembers = () => all('/users', { fields: 'id,version,name,email,role,team,status,last_sign_in_at', sort: 'name' })

/** The plan that a workspace is on now: after a trial that is the free one. */
export async function loadSubscription() {
  const [workspace, plans] = await Promise.all([api.get('/workspace'), api.get('/plans')])
  const hasTrialEnded = workspace.trial_ends_at !== null && Date.parse(workspace.trial_ends_at) <= Date.now()
  const code = hasTrialEnded ? 'free' : workspace.plan
  return { workspace, plans: plans.data, plan: plans.data.find(plan => plan.code === code), hasTrialEnded }
}

/** Teams below each other, each with its depth: `[{ team, depth }]`. What refers to a team that is gone stands at the top. */
export function treeOf(teams) {
  const known = new Set(teams.map(team => team.id))
  const below = parent => teams.filter(team => (known.has(team.parent) ? team.parent : null) === parent)
  const walk = (parent, depth) => below(parent).flatMap(team => [{ team, depth }, ...walk(team.id, depth + 1)])
  return walk(null, 0)
}

/** The choices of a team field, indented as the tree is; without one branch. */
export function teamChoices(teams, without = null) {
  const tree = treeOf(teams)
  const start = tree.findIndex(({ team }) => team.id === without)
  const next = start < 0 ? -1 : tree.findIndex(({ depth }, index) => index > start && depth <= tree[start].depth)
  const end = next < 0 ? tree.length : next
  const kept = tree.filter((_, index) => start < 0 || index < start || index >= end)
  return kept.map(({ team, depth }) => ({ code: team.id, title: `${'\u2003'.repeat(depth)}${team.name}` }))
}
