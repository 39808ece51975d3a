import { QBtn } from 'quasar'
import { fieldOf } from '../../../../Core/Web/app/metadata.js'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { ChoiceChip } from '../../../../Core/Web/parts/ChoiceChip.jsx'

/** The stages of a pipeline in their order. */
export function StageTable({ stages, label }, { emit }) {
  const title = name => text(fieldOf('stage', name)?.title)
  const button = (icon, name, stage, press, isOff) => (
    <QBtn flat round dense size="sm" icon={icon} disable={isOff} aria-label={t(`funnel.pipelines.${name}`, { stage: stage.name })} onClick={press}/>
  )
  const row = (stage, index) => (
    <tr key={stage.id}>
      <th scope="row">{stage.name}</th>
      <td><ChoiceChip field={fieldOf('stage', 'kind')} value={stage.kind}/></td>
      <td class="gx-number" data-label={title('probability')}>{stage.probability} %</td>
      <td class="gx-number" data-label={title('stale_after_days')}>{stage.stale_after_days ? t('funnel.pipelines.stale', { n: stage.stale_after_days }) : t('funnel.pipelines.never')}</td>
      <td class="gx-stage-actions">
        {button('arrow_upward', 'up', stage, () => emit('move', index, -1), index === 0)}
        {button('arrow_downward', 'down', stage, () => emit('move', index, 1), index === stages.length - 1)}
        {button('edit', 'editStage', stage, () => emit('edit', stage))}
        {button('delete', 'removeStage', stage, () => emit('remove', stage))}
      </td>
    </tr>
  )
  return (
    <table class="gx-stages" aria-label={label}>
      <thead>
        <tr>
          {['name', 'kind', 'probability', 'stale_after_days'].map(name => <th key={name} scope="col">{title(name)}</th>)}
          <td/>
        </tr>
      </thead>
      <tbody>{stages.map(row)}</tbody>
    </table>
  )
}
StageTable.props = ['stages', 'label']
StageTable.emits = ['edit', 'remove', 'move']
