import en from './messages/en.js'
import zh from './messages/zh.js'
import { contact, customer, order, product } from './records/declarations.js'

/** Customers, whom one talks to there, what is sold and what was bought, as pages. */
export default {
  messages: { en, zh },
  menu: [
    { type: 'customer', icon: 'apartment', order: 10 },
    { type: 'contact', icon: 'contacts', order: 11 },
    { type: 'order', icon: 'receipt_long', order: 40 },
    { type: 'product', icon: 'inventory_2', order: 41 },
  ],
  home: [
    { order: 1, isWide: true, component: () => import('./home/Numbers.jsx'), needs: ['read', 'customer'], asks: ['customer', 'owner', 'lifecycle', 'next_follow_up_on'] },
    { order: 5, component: () => import('./home/FollowUps.jsx'), needs: ['read', 'customer'], asks: ['customer', 'owner', 'next_follow_up_on'] },
    { order: 40, component: () => import('./home/Lifecycles.jsx'), needs: ['read', 'customer'], asks: ['customer', 'owner', 'lifecycle'] },
  ],
  records: { customer, contact, order, product },
}
