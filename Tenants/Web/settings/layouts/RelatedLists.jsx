import { computed, defineComponent, nextTick, ref } from 'vue'
import { QIcon, QToggle } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { allRelationsTo, nameOfRelation, titleOfRelation } from '../../../../Core/Web/record/related.js'
import { Menu, MenuItem } from '../../../../Core/Web/list/Menu.jsx'
import { namePopup } from '../../../../Core/Web/parts/popup.js'
import { Panel } from '../Panel.jsx'
import { MoreButton } from './MoreButton.jsx'
import { useSorting } from './useSorting.js'

const steps = { ArrowUp: -1, ArrowDown: 1 }

/** The lists beside a record: which are shown, in which order. */
export const RelatedLists = defineComponent({
  name: 'RelatedLists',
  props: { arrangement: { type: Object, required: true }, lists: { type: Array, required: true } },
  setup(props) {
    const list = ref(null)
    const relations = computed(() => allRelationsTo(props.arrangement.type()))
    const titleOf = name => {
      const relation = relations.value.find(one => nameOfRelation(one, relations.value) === name)
      return relation ? titleOfRelation(relation, relations.value, props.arrangement.type()) : name
    }
    const indexOf = name => props.lists.findIndex(one => one.name === name)
    useSorting(list, { item: '.gx-related-choice', grip: '.gx-grip' }, (item, _, index) => move(item.dataset.name, index))

    function move(name, to) {
      props.arrangement.moveRelated(indexOf(name), to, titleOf(name))
      nextTick(() => list.value?.querySelector(`[data-name="${name}"] .q-toggle`)?.focus())
    }
    const press = (event, name) => {
      if (!event.altKey || !steps[event.key]) return
      event.preventDefault()
      move(name, indexOf(name) + steps[event.key])
    }
    const row = ({ name, isShown }, index) => (
      <li key={name} class="gx-related-choice" data-name={name}>
        <span class="gx-grip" aria-hidden="true" title={t('layouts.drag')}><QIcon name="drag_indicator" size="18px"/></span>
        <span class={['gx-grow', !isShown && 'gx-muted']}>{titleOf(name)}</span>
        <QToggle dense modelValue={isShown} aria-label={t('layouts.showList', { name: titleOf(name) })} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onKeydown={event => press(event, name)} onUpdate:modelValue={on => props.arrangement.showRelated(name, on)}/>
        <MoreButton name={titleOf(name)}>{() => (
          <Menu anchor="bottom right" self="top right" onBeforeShow={() => namePopup(titleOf(name))}>{() => [
            index > 0 && <MenuItem icon="arrow_upward" label={t('layouts.moveUp')} onRun={() => move(name, index - 1)}/>,
            index < props.lists.length - 1 && <MenuItem icon="arrow_downward" label={t('layouts.moveDown')} onRun={() => move(name, index + 1)}/>,
          ].filter(Boolean)}</Menu>
        )}</MoreButton>
      </li>
    )

    return () => (
      <Panel flush title={t('layouts.related')} lead={t('layouts.relatedLead')}>{() => (props.lists.length > 0
        ? <ul ref={list} class="gx-settings-lines gx-related-choices" aria-label={t('layouts.related')}>{props.lists.map(row)}</ul>
        : <p class="gx-related-none gx-muted">{t('layouts.noRelated')}</p>)}</Panel>
    )
  },
})
