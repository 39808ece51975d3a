import { QIcon } from 'quasar'
import { formatNumber } from '../app/format.js'
import { t } from '../app/messages.js'
import { outcomes } from './steps.js'

const icons = { created: 'add_circle', updated: 'change_circle', unchanged: 'drag_handle', skipped: 'skip_next', failed: 'error' }

/** How many rows became what. What there is nothing of is not shown, except for what everybody looks for. */
export const OutcomeTiles = ({ outcome, isDryRun }) => (
  <dl class="gx-tiles">{outcomes.filter(name => outcome[name] > 0 || ['created', 'updated', 'failed'].includes(name)).map(name => (
    <div key={name} class={[`gx-tile-${name}`, outcome[name] === 0 && 'gx-tile-none']}>
      <dt><QIcon name={icons[name]} size="17px"/>{t(`import.${isDryRun ? 'would' : 'did'}.${name}`)}</dt><dd>{formatNumber(outcome[name])}</dd>
    </div>
  ))}</dl>
)
OutcomeTiles.props = ['outcome', 'isDryRun']
