// The pages that every record type has. A fixed path of a module (/deals/board) goes before these patterns.
export const pages = [
  { path: '/', component: () => import('./home/HomePage.jsx'), title: 'shell.home' },
  { path: '/imports', component: () => import('./import/ImportPage.jsx'), title: 'shell.imports' },
  { path: '/imports/new', component: () => import('./import/ImportPage.jsx'), title: 'shell.imports' },
  { path: '/imports/:id', component: () => import('./import/ImportPage.jsx'), title: 'shell.imports' },
  { path: '/:plural', component: () => import('./list/ListPage.jsx') },
  { path: '/:plural/new', component: () => import('./record/NewRecordPage.jsx') },
  { path: '/:plural/:id', component: () => import('./record/RecordPage.jsx') },
]
