import { hasMessage, t } from '../../../../Core/Web/app/messages.js'
import { titleOfMember } from './values.js'

/** What is wrong, where, and what can be done about it. The server says the first. */
export const FaultText = ({ fault }) => {
  const place = [fault.name ? '' : fault.part, memberWords(fault)].filter(Boolean).join('.')
  const advice = `configuration.advice.${fault.code}`
  return (
    <span class="gx-conf-fault">
      {place && <b>{t('configuration.at', { place })}</b>}
      <span>{fault.message}</span>
      {hasMessage(advice) && <small>{t(advice)}</small>}
    </span>
  )
}
FaultText.props = ['fault']

/** `document.sections.2.fields.0` is the third section of the layout: what comes after the member is said as it stands in the file. */
function memberWords({ part, name, member }) {
  if (!member || !name) return member
  const [first, ...rest] = member.split('.')
  return [titleOfMember(part, first), ...rest].join(' › ')
}
