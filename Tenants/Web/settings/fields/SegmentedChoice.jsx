import { QBtnToggle } from 'quasar'

/** One of a few, all of them in sight, with what the chosen one means. */
export const SegmentedChoice = ({ label, options, modelValue, hint }, { emit }) => (
  <div class="gx-segmented">
    <span class="gx-field-label">{label}</span>
    <QBtnToggle
      class="gx-toggle-group" unelevated no-caps dense toggle-color="primary" role="group" aria-label={label} options={options} modelValue={modelValue}
      onUpdate:modelValue={value => emit('update:modelValue', value)}
    />
    {hint && <p class="gx-field-hint">{hint}</p>}
  </div>
)
SegmentedChoice.props = ['label', 'options', 'modelValue', 'hint']
SegmentedChoice.emits = ['update:modelValue']
