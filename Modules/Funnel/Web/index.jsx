import en from './messages/en.js'
import zh from './messages/zh.js'

/** Deals on their way from first contact to signature, as pages. */
export default {
  messages: { en, zh },
  pages: [
    { path: '/deals/board', component: () => import('./board/BoardPage.jsx'), title: 'funnel.board.title', module: 'funnel', needs: ['read', 'deal'] },
    { path: '/settings/pipelines', component: () => import('./pipelines/PipelinesPage.jsx'), title: 'funnel.pipelines.title', module: 'funnel', needs: ['update', 'pipeline'] },
  ],
  menu: [
    { type: 'deal', icon: 'handshake', order: 30 },
    { path: '/deals/board', title: 'funnel.board.title', icon: 'view_kanban', order: 31, needs: ['read', 'deal'] },
  ],
  settings: [
    { path: '/settings/pipelines', title: 'funnel.pipelines.title', icon: 'linear_scale', order: 60, needs: ['update', 'pipeline'] },
  ],
  home: [
    { order: 10, component: () => import('./home/DealsToMove.jsx'), needs: ['read', 'deal'], asks: ['deal', 'owner', 'status', 'stage', 'next_step_on', 'expected_close', 'stage_entered_at'] },
    { order: 20, component: () => import('./home/Forecast.jsx'), needs: ['read', 'deal'], asks: ['deal', 'owner', 'status', 'stage', 'amount', 'expected_close'] },
    { order: 30, component: () => import('./home/MyDeals.jsx'), needs: ['read', 'deal'], asks: ['deal', 'owner', 'status', 'stage', 'expected_close'] },
  ],
  records: {
    deal: {
      sections: [
        { title: 'funnel.section.deal', fields: ['name', 'customer', 'contact', 'amount', 'expected_close', 'owner', 'team'] },
        { title: 'funnel.section.next', fields: ['next_step', 'next_step_on'] },
        { title: 'funnel.section.stage', fields: ['pipeline', 'stage', 'status', 'probability', 'forecast', 'stage_entered_at', 'closed_at', 'lost_reason', 'competitor'] },
        { title: 'funnel.section.more', fields: ['type', 'source', 'tags', 'description'] },
      ],
      facts: ['customer', 'amount', 'expected_close', 'owner'],
      summary: ['stage', 'amount', 'expected_close'],
      derived: ['pipeline', 'stage', 'probability'],
      // why it was lost is asked when it is lost
      unfit: values => (values.lost_reason ? [] : ['lost_reason']),
      head: () => import('./deals/StagePath.jsx'),
      actions: () => import('./deals/DealActions.jsx'),
      related: [{ title: 'funnel.history.title', component: () => import('./deals/StageHistory.jsx') }],
      views: [{ path: '/deals/board', title: 'funnel.board.menu', icon: 'view_kanban' }],
    },
  },
}
