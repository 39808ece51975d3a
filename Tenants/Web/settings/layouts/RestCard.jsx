import { QIcon } from 'quasar'
import { FieldPills } from './FieldPills.jsx'

/** Fields without a place: where they are shown nevertheless. */
export const RestCard = ({ arrangement, fields, title, lead, empty }) => (
  <section class="gx-section-card gx-section-rest" aria-label={title}>
    <header><QIcon name="inbox" size="18px"/><div class="gx-section-titles"><h2>{title}</h2><small>{lead}</small></div></header>
    <FieldPills arrangement={arrangement} fields={fields} name={title} empty={empty}/>
  </section>
)
RestCard.props = ['arrangement', 'fields', 'title', 'lead', 'empty']
