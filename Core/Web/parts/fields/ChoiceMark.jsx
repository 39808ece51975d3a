/** A choice as lists of options show it: a dot in its colour, if it has one, and its title. */
export function ChoiceMark({ choice, label }) {
  return (
    <span class={['gx-choice gx-choice--plain', `gx-color-${choice?.color ?? 'grey'}`]}>
      {choice?.color && <i aria-hidden="true"/>}<span class="gx-ellipsis">{label}</span>
    </span>
  )
}
ChoiceMark.props = ['choice', 'label']
