// The plug board of the web app: every module's pages, each loaded only where the module is on.
import { start } from '../Core/Web/start.jsx'

start({
  modules: {
    tenants: () => import('../Tenants/Web/index.jsx'),
    customers: () => import('./Customers/Web/index.jsx'),
    funnel: () => import('./Funnel/Web/index.jsx'),
  },
})
