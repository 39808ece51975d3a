import { QIcon } from 'quasar'
import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { entriesOf } from '../../../../Core/Web/app/plugs.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { RowMenu } from '../fields/RowMenu.jsx'

const layouts = '/settings/layouts'

/** An object: what it is, how much there is of it, and the ways to its fields, its layout, its records. */
export const ObjectCard = ({ object, title, fields, records, isFirst, isLast }, { emit }) => {
  const actions = [
    { icon: 'edit', label: t('objects.edit'), run: () => emit('edit') },
    { icon: 'history', label: t('objects.history'), run: () => emit('history') },
    !isFirst && { icon: 'arrow_upward', label: t('objects.moveUp'), run: () => emit('move', -1) },
    !isLast && { icon: 'arrow_downward', label: t('objects.moveDown'), run: () => emit('move', 1) },
    { icon: 'delete', label: t('objects.delete'), run: () => emit('remove') },
  ]
  const facts = [t('objects.fieldCount', { n: fields }), records !== undefined && t('objects.recordCount', { n: records, count: formatNumber(records) })]
  const link = (to, icon, name, query) => (
    <Link to={to} query={query} aria-label={t(`objects.to${name}Of`, { name: title })}>{() => [<QIcon name={icon} size="17px"/>, <span>{t(`objects.to${name}`)}</span>]}</Link>
  )
  return (
    <li class="gx-object-card" data-name={object.name}>
      <header>
        <span class="gx-kind-mark" aria-hidden="true"><QIcon name={object.icon} size="20px"/></span>
        <div class="gx-person gx-grow">
          <h2>{title}</h2>
          <small>{facts.filter(Boolean).join(' · ')}</small>
        </div>
        <RowMenu name={title} actions={actions}/>
      </header>
      {object.description && <p>{object.description}</p>}
      <footer>
        {link(`/${object.plural}`, 'table_rows', 'List')}
        {link('/settings/fields', 'tune', 'Fields', { type: object.name })}
        {entriesOf('settings').some(entry => entry.path === layouts) && link(layouts, 'view_quilt', 'Layout', { type: object.name })}
        <code class="gx-field-code">{object.name}</code>
      </footer>
    </li>
  )
}
ObjectCard.props = ['object', 'title', 'fields', 'records', 'isFirst', 'isLast']
ObjectCard.emits = ['edit', 'history', 'remove', 'move']
