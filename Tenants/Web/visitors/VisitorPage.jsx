import { Showcase } from './Showcase.jsx'
import './words.js'
import './visitors.css'

/** What somebody sees who is not signed in: a form, what leads elsewhere below it, and a look at what waits inside. */
export const VisitorPage = ({ title, lead }, { slots }) => (
  <div class="gx-entrance">
    <div class="gx-entrance-column">
      <h1 tabindex="-1">{title}</h1>
      {lead && <p class="gx-entrance-lead">{lead}</p>}
      {slots.default()}
      {slots.footer && <div class="gx-entrance-foot">{slots.footer()}</div>}
    </div>
    <Showcase/>
  </div>
)
VisitorPage.props = ['title', 'lead']
