import { computed, defineComponent, ref, shallowRef, watch } from 'vue'
import { QBtn, useQuasar } from 'quasar'
import { BoardColumns } from '../../../../Core/Web/board/BoardColumns.jsx'
import { route, setQuery } from '../../../../Core/Web/app/router.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { can } from '../../../../Core/Web/app/session.js'
import { PageHead } from '../../../../Core/Web/parts/PageHead.jsx'
import { ClosureDialog } from '../deals/ClosureDialog.jsx'
import { QuickDeal } from '../deals/QuickDeal.jsx'
import { BoardFilter } from './BoardFilter.jsx'
import { BoardSums } from './BoardSums.jsx'
import { DealCard } from './DealCard.jsx'
import { NoPipeline } from './NoPipeline.jsx'
import { columnOf } from './columns.js'
import { moveDeal, readBoard, readMore, readPipelines } from './deals.js'
import './board.css'

/** The deals of a pipeline, stage by stage. Pipeline and owner are in the address, so that a view of the board can be sent around. */
export default defineComponent({
  name: 'BoardPage',
  setup() {
    const { screen } = useQuasar()
    const pipelines = shallowRef(null)
    const stages = shallowRef([])
    const columns = ref(null)
    const visit = ref(0)
    const creating = ref(null)
    const closing = shallowRef(null)

    const pipeline = computed(() => pipelines.value?.find(one => one.id === route.query.pipeline) ?? pipelines.value?.[0])
    const owner = computed(() => route.query.owner ?? '')
    const stageOf = key => stages.value.find(stage => stage.id === key)
    let reading = null

    readPipelines().then(found => { pipelines.value = found }, notify.problem)
    watch([pipeline, owner], open, { flush: 'post' })

    /** Shows another pipeline or owner: the columns ask for their cards anew. */
    async function open() {
      if (!pipeline.value) return
      reading = readBoard(pipeline.value.id, owner.value)
      try {
        take(await reading)
        visit.value += 1
      } catch (error) {
        notify.problem(error)
      }
    }

    const take = board => {
      const seen = new Set()
      stages.value = board.stages.map(stage => ({ ...stage, isFirstOfKind: !seen.has(stage.kind) && Boolean(seen.add(stage.kind)) }))
    }

    /** Counts and sums after a move; the cards are where they were put. */
    async function recount() {
      const board = await readBoard(pipeline.value.id, owner.value, { cards: 1 }).catch(notify.problem)
      if (board) stages.value = stages.value.map(stage => ({ ...stage, ...sumsOf(board.stages.find(one => one.id === stage.id)) }))
    }

    const sumsOf = stage => stage && { count: stage.count, totals: stage.totals, weighted_totals: stage.weighted_totals }

    async function load(column, cursor) {
      const stage = stageOf(column.key)
      if (cursor) return readMore(stage, owner.value, cursor)
      return { items: stage.deals, included: {}, cursor: stage.count > stage.deals.length ? 'list' : null }
    }

    async function move(deal, to, from) {
      const [target, source] = [stageOf(keyOf(to)), stageOf(keyOf(from))]
      const answer = target.kind === 'open' ? {} : await ask(deal, target.kind)
      if (!answer) return false
      const moved = await moveDeal(deal, source, target, answer)
      if (target.kind !== 'open') notify.ok(t(`funnel.closure.${target.kind}Done`, { name: deal.name }))
      return { ...deal, ...moved }
    }

    const ask = (deal, outcome) => new Promise(resolve => { closing.value = { deal, outcome, resolve } })
    const answer = value => {
      closing.value.resolve(value)
      closing.value = null
    }

    async function created() {
      creating.value = null
      await open()
    }

    const mayCreate = () => can('create', 'deal')
    const addTo = column => mayCreate() && stageOf(column.key)?.kind === 'open' && (
      <QBtn flat noCaps class="gx-deal-add" icon="add" label={t('funnel.board.newDeal')} aria-label={t('funnel.board.newDealIn', { stage: column.title })}
        onClick={() => { creating.value = stageOf(column.key) }}/>
    )

    const head = () => (
      <PageHead title={t('funnel.board.title')}>{{
        actions: () => [
          <BoardFilter pipelines={pipelines.value ?? []} pipeline={pipeline.value} owner={owner.value} onChange={patch => setQuery(patch)}/>,
          mayCreate() && pipeline.value && (
            <QBtn
              unelevated noCaps color="primary" icon="add" label={screen.lt.md ? undefined : t('funnel.board.newDeal')} aria-label={t('funnel.board.newDeal')}
              onClick={() => { creating.value = stages.value.find(stage => stage.kind === 'open') }}
            />
          ),
        ],
      }}</PageHead>
    )

    const board = () => (
      <BoardColumns
        ref={columns} label={t('funnel.board.title')} columns={stages.value.map(columnOf)} load={load} move={move} canMove={() => can('update', 'deal')}
        href={deal => `/deals/${deal.id}`} title={deal => deal.name} reload={visit.value} onMoved={recount}
      >{{
        card: ({ record, column }) => <DealCard deal={record} stage={stageOf(column.key)}/>,
        foot: ({ column }) => addTo(column),
      }}</BoardColumns>
    )

    return () => (
      <div class="gx-page gx-board-page">
        {head()}
        {pipelines.value?.length === 0 && <NoPipeline/>}
        {stages.value.length > 0 && [<BoardSums stages={stages.value}/>, board()]}
        {creating.value && <QuickDeal stage={creating.value} onSaved={created} onCancel={() => { creating.value = null }}/>}
        {closing.value && <ClosureDialog deal={closing.value.deal} outcome={closing.value.outcome} onAnswer={answer} onCancel={() => answer(false)}/>}
      </div>
    )
  },
})

const keyOf = column => column?.key ?? column
