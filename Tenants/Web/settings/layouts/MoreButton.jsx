import { QBtn } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'

/** The three dots of something that has a name; the slot is the menu. */
export const MoreButton = ({ name }, { slots }) => (
  <QBtn flat round dense icon="more_horiz" aria-haspopup="menu" aria-label={t('layouts.actionsOf', { name })}>{slots.default}</QBtn>
)
MoreButton.props = ['name']
