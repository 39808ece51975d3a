import { QBtn } from 'quasar'
import { go } from '../../../../Core/Web/app/router.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { can } from '../../../../Core/Web/app/session.js'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'

/** What a pipeline is, where there is none. */
export function NoPipeline() {
  return (
    <EmptyState icon="view_kanban" title={t('funnel.board.noPipelineTitle')} text={t('funnel.board.noPipeline')}>{() =>
      can('create', 'pipeline')
        ? <QBtn unelevated noCaps color="primary" label={t('funnel.board.setUp')} onClick={() => go('/settings/pipelines')}/>
        : <span class="gx-muted">{t('funnel.board.askAdmin')}</span>}
    </EmptyState>
  )
}
