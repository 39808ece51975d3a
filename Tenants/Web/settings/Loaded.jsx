import { QBtn } from 'quasar'
import { t } from '../../../Core/Web/app/messages.js'
import { problemText } from '../../../Core/Web/app/notify.js'
import { EmptyState } from '../../../Core/Web/parts/EmptyState.jsx'
import { Skeleton } from '../../../Core/Web/parts/Skeleton.jsx'

/** Shows what `useLoad` read, or that it is on its way, or why it isn't there. */
export const Loaded = ({ of: state, lines }, { slots }) => {
  if (state.value !== null) return slots.default()
  if (state.problem === null) return <Skeleton kind="list" lines={lines ?? 5}/>
  return (
    <EmptyState icon="cloud_off" title={t('settings.notLoaded')} text={problemText(state.problem)}>{() => (
      <QBtn outline no-caps color="primary" label={t('settings.retry')} onClick={state.reload}/>
    )}</EmptyState>
  )
}
Loaded.props = ['of', 'lines']
