import { defineComponent, ref, useId } from 'vue'
import { QIcon, QMenu } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { namePopup } from '../../../../Core/Web/parts/popup.js'

/** One of a few ways, told by a chip that opens all of them: `options` are `{ value, label, hint, icon, tone }`. */
export const PickButton = defineComponent({
  name: 'PickButton',
  props: {
    /** What is chosen here: names the menu. */
    name: { type: String, required: true },
    /** The button in words, its value with it. */
    label: { type: String, required: true },
    options: { type: Array, required: true },
    modelValue: { type: String, default: null },
    /** Stands in place of the chip where nothing is chosen yet. */
    icon: { type: String, default: '' },
    isChanged: Boolean,
    isFaint: Boolean,
    error: { type: String, default: '' },
  },
  emits: ['update:modelValue'],
  setup(props, { emit, slots }) {
    const id = useId()
    const isOpen = ref(false)
    const menu = ref(null)
    const items = () => [...document.querySelectorAll(`[id="${id}-menu"] [role=menuitemradio], [id="${id}-menu"] [role=menuitem]`)]

    const chosenOf = all => all.find(item => item.getAttribute('aria-checked') === 'true') ?? all[0]
    // nothing of a menu can have the focus before it has found its place
    function focusChosen(frames = 60) {
      if (!isOpen.value || frames === 0 || items().includes(document.activeElement)) return
      chosenOf(items())?.focus()
      requestAnimationFrame(() => focusChosen(frames - 1))
    }
    const press = event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!step) return
      event.preventDefault()
      event.stopPropagation()
      const all = items()
      // a quick key comes before the menu has opened all the way
      const from = all.includes(document.activeElement) ? document.activeElement : chosenOf(all)
      all.at((all.indexOf(from) + step) % all.length)?.focus()
    }
    const pick = value => {
      menu.value?.hide()
      emit('update:modelValue', value)
    }

    const option = ({ value, label, hint, icon, tone }) => (
      <button
        key={value} type="button" class="gx-pick-option" role={props.modelValue === null ? 'menuitem' : 'menuitemradio'}
        aria-checked={props.modelValue === null ? undefined : String(value === props.modelValue)} onClick={() => pick(value)}
      >
        <span class={['gx-pick-mark', `gx-tone-${tone}`]} aria-hidden="true"><QIcon name={icon} size="15px"/></span>
        <span class="gx-person"><b>{label}</b>{hint && <small>{hint}</small>}</span>
        {value === props.modelValue && <QIcon name="check" size="17px" class="gx-pick-on"/>}
      </button>
    )
    const list = () => (
      <QMenu
        ref={menu} modelValue noParentEvent anchor="bottom left" self="top left" offset={[0, 4]} onShow={() => namePopup(props.name)} onHide={() => { isOpen.value = false }} onKeydown={press}
      >{() => <div class="gx-pick-menu" role="menu" onVnodeMounted={() => focusChosen()} aria-label={props.name} id={`${id}-menu`}>{props.options.map(option)}</div>}</QMenu>
    )
    const chip = () => {
      const { icon, label, short, tone } = props.options.find(one => one.value === props.modelValue) ?? {}
      return <span class={['gx-pick-chip', `gx-tone-${tone}`]}><QIcon name={icon} size="15px"/><span>{short ?? label}</span></span>
    }
    const words = () => [props.label, props.isChanged && t('roles.changed'), props.error].filter(Boolean).join(' · ')

    return () => (
      <button
        type="button" class={['gx-pick', props.isChanged && 'gx-pick-changed', props.isFaint && 'gx-pick-faint', props.error && 'gx-pick-wrong']}
        aria-haspopup="menu" aria-expanded={String(isOpen.value)} aria-label={words()} title={props.error || undefined}
        onClick={() => { isOpen.value = true }}
      >
        {slots.default?.() ?? (props.icon ? <QIcon name={props.icon} size="18px"/> : chip())}
        {isOpen.value && list()}
      </button>
    )
  },
})
