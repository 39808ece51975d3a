import { shallowRef } from 'vue'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { closeDeal, moveDeal, reopenDeal } from '../board/deals.js'
import { ClosureDialog } from './ClosureDialog.jsx'

/** Wins, loses, reopens and moves the deal of a record page; `changed(record)` hears of the deal as it is then. */
export function useClosure(changed) {
  const asked = shallowRef(null)

  async function run(work, done) {
    try {
      changed(await work())
      if (done) notify.ok(done)
    } catch (error) {
      notify.problem(error)
    }
  }

  const close = (deal, outcome) => { asked.value = { deal, outcome, write: answer => closeDeal(deal, { outcome, ...answer }) } }
  const reopen = deal => run(() => reopenDeal(deal), t('funnel.closure.reopened', { name: deal.name }))

  /** Puts the deal into a stage; a closed one is asked about first. */
  function move(deal, from, to) {
    if (to.kind === 'open') return run(() => moveDeal(deal, from, to, {}))
    asked.value = { deal, outcome: to.kind, write: answer => moveDeal(deal, from, to, answer) }
  }

  function answer(given) {
    const { deal, outcome, write } = asked.value
    asked.value = null
    run(() => write(given), t(`funnel.closure.${outcome}Done`, { name: deal.name }))
  }

  const dialog = () => asked.value && (
    <ClosureDialog deal={asked.value.deal} outcome={asked.value.outcome} onAnswer={answer} onCancel={() => { asked.value = null }}/>
  )

  return { close, reopen, move, dialog }
}
