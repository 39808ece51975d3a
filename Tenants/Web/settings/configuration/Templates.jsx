import { QBtn, QIcon } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { Loaded } from '../Loaded.jsx'
import { Panel } from '../Panel.jsx'
import { parts } from './reading.js'

const icons = { manufacturing: 'precision_manufacturing', retail: 'store', services: 'handshake' }

/** How many of each part there are, as one line. */
export const contentWords = contents => parts.filter(part => contents?.[part] > 0).map(part => t(`configuration.count.${part}`, { n: contents[part] })).join(t('configuration.dot'))

/** Set-ups to begin with: what each brings, and a look at what it would do here. */
export const Templates = ({ of: data }, { emit }) => {
  const card = template => (
    <li key={template.name} class="gx-conf-template" data-name={template.name}>
      <header>
        <span class="gx-kind-mark" aria-hidden="true"><QIcon name={icons[template.name] ?? 'dashboard_customize'} size="20px"/></span>
        <h3>{text(template.title)}</h3>
      </header>
      <p>{text(template.description)}</p>
      <small>{parts.filter(part => template.contents?.[part] > 0).map(part => <span key={part}>{t(`configuration.count.${part}`, { n: template.contents[part] })}</span>)}</small>
      <QBtn
        outline noCaps color="primary" label={t('configuration.preview')} aria-label={t('configuration.previewOf', { name: text(template.title) })}
        onClick={() => emit('preview', template.name)}
      />
    </li>
  )
  return (
    <Panel title={t('configuration.templates')} lead={t('configuration.templatesLead')}>{() => (
      <Loaded of={data} lines={3}>{() => <ul class="gx-conf-templates">{data.value.map(card)}</ul>}</Loaded>
    )}</Panel>
  )
}
Templates.props = ['of']
Templates.emits = ['preview']
