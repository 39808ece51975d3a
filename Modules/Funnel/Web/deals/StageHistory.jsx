import { defineComponent, shallowRef, watch } from 'vue'
import { api } from '../../../../Core/Web/app/client.js'
import { formatDate, formatTime } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { Skeleton } from '../../../../Core/Web/parts/Skeleton.jsx'
import { UserChip } from '../../../../Core/Web/parts/UserChip.jsx'
import { labelOfReference } from '../../../../Core/Web/parts/fields/references.js'
import './deals.css'

/** Where a deal has been: each stage, from when to when and for how long. */
export default defineComponent({
  name: 'StageHistory',
  props: { record: { type: Object, required: true }, type: Object },
  setup(props) {
    const visits = shallowRef(null)
    const read = () => api.get(`/deals/${props.record.id}/stage-history`).then(reply => { visits.value = reply.data.toReversed() }, notify.problem)
    watch(() => [props.record.id, props.record.version], read, { immediate: true })

    const length = visit => {
      const days = Math.floor((new Date(visit.left_at ?? Date.now()) - new Date(visit.entered_at)) / 86_400_000)
      return days ? t('funnel.history.days', { n: days }) : t('funnel.history.lessThanDay')
    }
    const who = id => {
      const name = id && labelOfReference('user', id)
      return name && <UserChip name={name} user={{ id, name }} dense size={20}/>
    }
    const row = visit => (
      <li key={visit.entered_at} class={`gx-visit gx-visit-${visit.kind}`}>
        <span class="gx-visit-stage">{visit.name}</span>
        <span class="gx-muted gx-number" title={`${formatTime(visit.entered_at)} – ${visit.left_at ? formatTime(visit.left_at) : t('funnel.history.now')}`}>
          {formatDate(dayOf(visit.entered_at))} – {visit.left_at ? formatDate(dayOf(visit.left_at)) : t('funnel.history.now')}
        </span>
        <span class="gx-visit-length gx-number">{length(visit)}</span>
        {who(visit.entered_by)}
      </li>
    )

    return () => (visits.value ? <ol class="gx-visits">{visits.value.map(row)}</ol> : <Skeleton lines={3}/>)
  },
})

// the day in the reader's own time zone
function dayOf(timestamp) {
  const date = new Date(timestamp)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
