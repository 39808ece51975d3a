/** How the generic pages show the types of this module: sections of fields, what stands in the head, what a row of a related list says. */

const companyOnly = ['industry', 'size', 'employees', 'annual_revenue', 'parent', 'tax_number']
const personOnly = ['gender', 'birth_date', 'occupation']

export const customer = {
  sections: [
    { title: 'customers.section.main', fields: ['name', 'kind', 'lifecycle', 'level', 'owner', 'team', 'source', 'tags', 'do_not_contact'] },
    { title: 'customers.section.contact', fields: ['mobile', 'phone', 'email', 'wechat', 'website', 'language'] },
    { title: 'customers.section.follow', fields: ['next_follow_up_on', 'last_contacted_at', 'needs', 'preferences', 'satisfaction', 'description'] },
    { title: 'customers.section.company', fields: companyOnly },
    { title: 'customers.section.person', fields: personOnly },
    { title: 'customers.section.address', fields: ['country', 'province', 'city', 'district', 'street', 'postal_code'] },
    { title: 'customers.section.credit', fields: ['currency', 'payment_terms', 'credit_level', 'credit_limit'] },
  ],
  facts: ['lifecycle', 'level', 'do_not_contact', 'owner', 'mobile', 'phone', 'next_follow_up_on', 'last_contacted_at'],
  summary: ['lifecycle', 'city'],
  inverse: { parent: 'customers.subsidiaries' },
  unfit: ({ kind }) => (kind === 'person' ? companyOnly : kind === 'company' ? personOnly : []),
  actions: () => import('./FollowUpAction.jsx'),
}

export const contact = {
  sections: [
    { title: 'customers.section.main', fields: ['name', 'customer', 'job_title', 'department', 'decision_role', 'is_primary', 'owner', 'tags'] },
    { title: 'customers.section.contact', fields: ['mobile', 'phone', 'email', 'wechat', 'preferred_channel', 'language', 'last_contacted_at', 'do_not_contact'] },
    { title: 'customers.section.person', fields: ['gender', 'birth_date', 'description'] },
  ],
  facts: ['decision_role', 'is_primary', 'do_not_contact', 'customer', 'job_title', 'mobile', 'phone', 'email', 'owner'],
  summary: ['job_title', 'mobile'],
}

export const product = {
  sections: [{ title: 'customers.section.main', fields: ['name', 'code', 'category', 'unit', 'price', 'status', 'description'] }],
  facts: ['status', 'code', 'category', 'price', 'unit'],
  summary: ['status', 'code', 'price'],
}

export const order = {
  sections: [
    { title: 'customers.section.main', fields: ['customer', 'contact', 'number', 'status', 'ordered_on', 'owner', 'channel'] },
    { title: 'customers.section.payment', fields: ['total', 'item_count', 'payment_status'] },
    { title: 'customers.section.delivery', fields: ['delivered_on', 'delivery_address', 'description'] },
  ],
  facts: ['status', 'payment_status', 'customer', 'total', 'ordered_on', 'owner'],
  summary: ['status', 'ordered_on', 'total'],
  derived: ['number'],
  related: [{ order: 1, title: 'customers.lines.title', needs: ['read', 'order_line'], component: () => import('./OrderLines.jsx') }],
}
