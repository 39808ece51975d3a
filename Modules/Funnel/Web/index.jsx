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
    { order: 10, component: () => import('./home/DealsToMove.jsx'), needs: ['read', 'deal'] },
    { order: 20, component: () => import('./home/Forecast.jsx'), needs: ['read', 'deal'] },
    { order: 30, component: () => import('./home/MyDeals.jsx'), needs: ['read', 'deal'] },
  ],
  records: {
    deal: {
      head: () => import('./deals/StagePath.jsx'),
      actions: () => import('./deals/DealActions.jsx'),
      related: [{ title: 'funnel.history.title', component: () => import('./deals/StageHistory.jsx') }],
      views: [{ path: '/deals/board', title: 'funnel.board.menu', icon: 'view_kanban' }],
    },
  },
}
