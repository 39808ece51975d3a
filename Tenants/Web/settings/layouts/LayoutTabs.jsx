import { QIcon } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'

/** The record types, and which of them have a layout of their own. */
export const LayoutTabs = ({ types, current, layouts }) => {
  const hasOwn = type => layouts.some(layout => layout.record_type === type.name)
  return (
    <nav class="gx-type-tabs" aria-label={t('layouts.types')}>{types.map(type => (
      <Link key={type.name} to="/settings/layouts" query={{ type: type.name }} replace class={{ 'gx-on': type === current }}
        aria-current={type === current ? 'page' : undefined}>{() => [
        text(type.title),
        hasOwn(type) && <QIcon name="brush" size="15px" role="img" aria-label={t('layouts.hasLayout')} title={t('layouts.hasLayout')}/>,
      ]}</Link>
    ))}</nav>
  )
}
LayoutTabs.props = ['types', 'current', 'layouts']
