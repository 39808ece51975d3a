/** A choice as lists of options show it: a dot in its colour, if it has one, and its title. */
export function ChoiceMark({ choice, label }) {
  return (
    <span class="gx-choice-mark">
      {choice?.color && <span class={`gx-dot gx-dot-${choice.color}`} aria-hidden="true"/>}
      <span class="gx-ellipsis">{label}</span>
    </span>
  )
}
ChoiceMark.props = ['choice', 'label']
