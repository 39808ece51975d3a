import { QMenu } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { colors } from './choices.js'

/** The colour of a choice: a dot that opens all of them. */
export const ColorPicker = ({ modelValue, name }, { emit }) => (
  <button type="button" class={['gx-color-dot', `gx-color-${modelValue ?? 'grey'}`]} aria-haspopup="dialog"
    aria-label={t('fields.colorOf', { name, color: t(`fields.color.${modelValue ?? 'grey'}`) })}>
    <i aria-hidden="true"/>
    <QMenu autoClose role="dialog" aria-label={t('fields.colorTitle')} anchor="bottom left" self="top left" offset={[0, 4]}>{() => (
      <div class="gx-colors">{colors.map(color => (
        <button
          key={color} type="button" class={['gx-color-dot', `gx-color-${color}`, color === modelValue && 'gx-on']} aria-pressed={String(color === modelValue)}
          aria-label={t(`fields.color.${color}`)}
          title={t(`fields.color.${color}`)} onClick={() => emit('update:modelValue', color)}
        ><i aria-hidden="true"/></button>
      ))}</div>
    )}</QMenu>
  </button>
)
ColorPicker.props = ['modelValue', 'name']
ColorPicker.emits = ['update:modelValue']
