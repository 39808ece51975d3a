import { t } from '../../../../Core/Web/app/messages.js'

/** A value of a definition, in whichever shape it says most. */
export const Shown = ({ value }) => {
  if (!value) return <span class="gx-muted">{t('configuration.empty')}</span>
  if (value.chips) {
    return <span class="gx-conf-chips">{value.chips.map((chip, index) => (
      <span key={index} class={['gx-choice', `gx-color-${chip.color}`, chip.isOff && 'gx-conf-retired']}><i aria-hidden="true"/>{chip.title}</span>
    ))}</span>
  }
  if (value.list) return <ul class="gx-conf-list">{value.list.map((words, index) => <li key={index}>{words}</li>)}</ul>
  return value.code ? <code>{value.code}</code> : <span>{value.text}</span>
}
Shown.props = ['value']
