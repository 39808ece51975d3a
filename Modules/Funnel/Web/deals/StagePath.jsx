import { computed, defineComponent, nextTick, ref, watch } from 'vue'
import { QIcon } from 'quasar'
import { formatDate } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { can } from '../../../../Core/Web/app/session.js'
import { stagesOf } from './stages.js'
import { useClosure } from './useClosure.jsx'
import './deals.css'

/** The stages of a deal's pipeline in a row, the way there behind it and the way to go before it; a click moves the deal. */
export default defineComponent({
  name: 'StagePath',
  props: { record: { type: Object, required: true }, type: Object },
  emits: ['changed'],
  setup(props, { emit }) {
    const { move, dialog } = useClosure(record => emit('changed', record))
    const stages = computed(() => markFirst(stagesOf(props.record.pipeline) ?? []))
    const current = computed(() => stages.value.findIndex(stage => stage.id === props.record.stage))

    // On a phone the row is wider than the screen: the stage where the deal stands is pushed into sight.
    const row = ref(null)
    watch([row, current], async () => {
      await nextTick()
      const now = row.value?.children[current.value]
      if (now) row.value.scrollLeft = now.offsetLeft - (row.value.clientWidth - now.offsetWidth) / 2
    }, { immediate: true })

    // A deal that is won has passed all open stages; one that is lost stopped somewhere.
    const lookOf = (stage, index) => {
      if (index === current.value) return `gx-step-now gx-step-${stage.kind}`
      return stage.kind === 'open' && index < current.value && stages.value[current.value]?.kind !== 'lost' ? 'gx-step-done' : 'gx-step-next'
    }
    const icons = { won: 'emoji_events', lost: 'thumb_down' }

    const inside = (stage, index) => [
      icons[stage.kind] && <QIcon key="icon" name={icons[stage.kind]} size="16px" aria-hidden="true"/>,
      !icons[stage.kind] && index < current.value && <QIcon key="done" name="check" size="16px" aria-hidden="true"/>,
      <span class="gx-ellipsis">{stage.name}</span>,
    ]

    const step = (stage, index) => {
      const isNow = index === current.value
      const canMove = can('update', 'deal') && !isNow
      return (
        <li key={stage.id} class={`gx-step ${lookOf(stage, index)}`} aria-current={isNow ? 'step' : undefined}>
          {canMove
            ? <button type="button" aria-label={t('funnel.path.moveTo', { stage: stage.name })} title={t('funnel.path.moveTo', { stage: stage.name })} onClick={() => move(props.record, stages.value[current.value] ?? stage, stage)}>{inside(stage, index)}</button>
            : <span title={isNow ? t('funnel.path.since', { day: formatDate(props.record.stage_entered_at) }) : undefined}>{inside(stage, index)}</span>}
        </li>
      )
    }

    return () => (
      <nav class="gx-path" aria-label={t('funnel.path.title')}>
        <ol ref={row} tabindex={can('update', 'deal') ? undefined : 0}>{stages.value.map(step)}</ol>
        {dialog()}
      </nav>
    )
  },
})

function markFirst(stages) {
  const seen = new Set()
  return stages.map(stage => ({ ...stage, isFirstOfKind: !seen.has(stage.kind) && Boolean(seen.add(stage.kind)) }))
}
