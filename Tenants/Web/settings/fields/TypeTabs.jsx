import { t, text } from '../../../../Core/Web/app/messages.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'

/** The record types that can have fields of the workspace's own, with how many each has. */
export const TypeTabs = ({ types, current, fields }) => {
  const count = type => fields.filter(field => field.record_type === type.name).length
  return (
    <nav class="gx-type-tabs" aria-label={t('fields.types')}>{types.map(type => (
      <Link key={type.name} to="/settings/fields" query={{ type: type.name }} replace class={{ 'gx-on': type === current }}
        aria-current={type === current ? 'page' : undefined}>{() => [
        text(type.title), count(type) > 0 && <span class="gx-type-count">{count(type)}</span>,
      ]}</Link>
    ))}</nav>
  )
}
TypeTabs.props = ['types', 'current', 'fields']
