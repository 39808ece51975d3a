import { defineComponent } from 'vue'
import { t } from '../app/messages.js'

const hues = 8

/** A person: initials on a calm colour that stays theirs, and the name unless `dense`. */
export const UserChip = defineComponent({
  name: 'GxUserChip',
  props: { user: Object, name: String, dense: Boolean, size: { type: Number, default: 24 } },
  setup(props) {
    return () => {
      const name = props.user?.name ?? props.name
      if (!name) return <span class="gx-user gx-muted">{t('app.nobody')}</span>
      const size = `${props.size}px`
      return (
        <span class="gx-user" title={props.dense ? name : undefined}>
          <span class={`gx-user__face gx-hue-${hueOf(props.user?.id ?? name)}`} style={{ width: size, height: size, fontSize: `${Math.round(props.size * 0.44)}px` }} role={props.dense ? 'img' : undefined} aria-label={props.dense ? name : undefined} aria-hidden={props.dense ? undefined : 'true'}>{initialsOf(name)}</span>
          {!props.dense && <span class="gx-user__name">{name}</span>}
        </span>
      )
    }
  },
})

/** 王芳 is 芳 (given names tell people apart), Ada Lovelace is AL. */
export function initialsOf(name) {
  if (/[\u3400-\u9fff]/.test(name)) return name.trim().slice(-1)
  return name.trim().split(/\s+/).map(part => part[0]).slice(0, 2).join('').toUpperCase()
}

function hueOf(key) {
  let sum = 0
  for (const letter of String(key)) sum = (sum * 31 + letter.codePointAt(0)) % 9973
  return sum % hues
}
