import { QIcon } from 'quasar'
import { t } from '../app/messages.js'
import { isSlim, toggleSide } from './side.js'

/** Makes the side bar slim and wide again. */
export const SideSwitch = () => {
  const title = t(isSlim.value ? 'shell.wide' : 'shell.slim')
  return (
    <button type="button" class="gx-side__switch" title={isSlim.value ? title : undefined} onClick={toggleSide}>
      <QIcon name={isSlim.value ? 'last_page' : 'first_page'} size="19px"/><span>{title}</span>
    </button>
  )
}
