import { computed, defineComponent, nextTick, ref } from 'vue'
import { QBtn, QIcon, QToggle } from 'quasar'
import { language, t, text } from '../../../../Core/Web/app/messages.js'
import { Menu, MenuItem } from '../../../../Core/Web/list/Menu.jsx'
import { namePopup } from '../../../../Core/Web/parts/popup.js'
import { AddFields } from './AddFields.jsx'
import { FieldPills } from './FieldPills.jsx'
import { MoreButton } from './MoreButton.jsx'

/** A section of a layout: its titles, its fields, how many columns they stand in, and whether it starts folded. */
export const SectionCard = defineComponent({
  name: 'SectionCard',
  props: { arrangement: { type: Object, required: true }, section: { type: Object, required: true }, index: { type: Number, required: true }, count: { type: Number, required: true }, isWrong: Boolean },
  setup(props) {
    const element = ref(null)
    const showsBoth = ref(Boolean(props.section.title_en && props.section.title_zh))
    const languages = computed(() => (language.value === 'zh' ? ['zh', 'en'] : ['en', 'zh']))
    const title = computed(() => text({ en: props.section.title_en || props.section.title_zh, zh: props.section.title_zh || props.section.title_en }) || t('layouts.untitled'))
    const fields = computed(() => props.section.fields.map(props.arrangement.fieldOf).filter(Boolean))

    const input = (own, isOther) => {
      const name = `title_${own}`
      const label = isOther ? t(own === 'zh' ? 'layouts.titleOther_zh' : 'layouts.titleOther_en') : t('layouts.title')
      return (
        <input key={name} class={isOther ? 'gx-section-other' : 'gx-section-title'} value={props.section[name]} maxlength="100" lang={own === 'zh' ? 'zh-CN' : 'en'} aria-label={label}
          placeholder={isOther ? label : t('layouts.titlePlaceholder')} aria-invalid={!isOther && props.isWrong ? 'true' : undefined} autocomplete="off"
          onInput={event => { props.section[name] = event.target.value }}/>
      )
    }
    async function showBoth() {
      showsBoth.value = true
      await nextTick()
      element.value?.querySelector('.gx-section-other')?.focus()
    }
    const move = to => props.arrangement.moveSection(props.section, to)
    const menu = () => (
      <MoreButton name={title.value}>{() => (
        <Menu anchor="bottom right" self="top right" onBeforeShow={() => namePopup(title.value)}>{() => [
          !showsBoth.value && <MenuItem icon="translate" label={t(languages.value[1] === 'zh' ? 'layouts.titleOther_zh' : 'layouts.titleOther_en')} onRun={showBoth}/>,
          props.index > 0 && <MenuItem icon="arrow_upward" label={t('layouts.moveUp')} onRun={() => move(props.index - 1)}/>,
          props.index < props.count - 1 && <MenuItem icon="arrow_downward" label={t('layouts.moveDown')} onRun={() => move(props.index + 1)}/>,
          <MenuItem icon="delete_outline" label={t('layouts.removeSection')} onRun={() => props.arrangement.removeSection(props.section)}/>,
        ].filter(Boolean)}</Menu>
      )}</MoreButton>
    )
    const columns = count => (
      <QBtn flat dense class={props.section.columns === count ? 'gx-on' : ''} icon={count === 1 ? 'view_stream' : 'grid_view'} aria-label={t(count === 1 ? 'layouts.columns_1' : 'layouts.columns_2')}
        title={t(count === 1 ? 'layouts.columns_1' : 'layouts.columns_2')} aria-pressed={props.section.columns === count ? 'true' : 'false'} onClick={() => { props.section.columns = count }}/>
    )

    return () => (
      <section ref={element} class="gx-section-card" data-key={props.section.key} aria-label={t('layouts.section', { name: title.value })}>
        <header>
          <span class="gx-grip gx-section-grip" aria-hidden="true" title={t('layouts.drag')}><QIcon name="drag_indicator" size="18px"/></span>
          <div class="gx-section-titles">
            {input(languages.value[0], false)}
            {showsBoth.value && input(languages.value[1], true)}
            {props.isWrong && <small class="gx-field-error" role="alert">{t('layouts.titleMissing')}</small>}
          </div>
          {menu()}
        </header>
        <FieldPills arrangement={props.arrangement} fields={fields.value} place={props.section.key} columns={props.section.columns} name={title.value} empty={t('layouts.dropHere')}/>
        <footer>
          <AddFields fields={props.arrangement.unplaced()} name={title.value} onAdd={name => props.arrangement.place(name, props.section.key)}/>
          <div class="gx-columns" role="group" aria-label={t('layouts.columns')}>{columns(1)}{columns(2)}</div>
          <QToggle dense size="xs" modelValue={props.section.collapsed} label={t('layouts.folded')} onUpdate:modelValue={on => { props.section.collapsed = on }}/>
        </footer>
      </section>
    )
  },
})
