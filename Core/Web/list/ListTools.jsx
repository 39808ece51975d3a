import { computed, ref, watch } from 'vue'
import { QBadge, QBtn, QIcon, QInput, QSeparator } from 'quasar'
import { t, text } from '../app/messages.js'
import { fieldOf } from '../app/metadata.js'
import { count } from '../filter/tree.js'
import { Menu, MenuItem } from './Menu.jsx'
import { ColumnsMenu } from './ColumnsMenu.jsx'
import { QuickFilter } from './QuickFilter.jsx'
import { quickFields } from './quick.js'
import { sortKeys } from './columns.js'
import { inSentence } from './words.js'

/** The search box, quick filters, and how the list is shown. */
export const ListTools = {
  props: { type: Object, state: Object, isNarrow: Boolean, actions: Array },
  emits: ['filter'],
  setup(props, { emit, expose }) {
    const typed = ref(props.state.search.value)
    const box = ref(null)
    watch(props.state.search, word => { if (word !== typed.value.trim()) typed.value = word })
    const quick = computed(() => quickFields(props.type, props.state.columns.value))
    expose({ focus: () => box.value?.focus() })

    const item = (icon, label, run, isOn) => <MenuItem icon={icon} label={label} isOn={isOn} onRun={run}/>
    // a name that is masked can't be searched
    const isSearchable = () => fieldOf(props.type, props.type.label_field)?.comparisons?.includes('contains') ?? true
    const search = () => <QInput ref={box} dense outlined debounce="250" clearable clearIcon="close" type="search" class="gx-tools-search"
      maxlength="200" modelValue={typed.value}
      placeholder={t('list.search', { title: inSentence(props.type.plural_title) })}
        aria-label={t('list.search', { title: inSentence(props.type.plural_title) })}
      onUpdate:modelValue={word => { typed.value = word ?? ''; props.state.setSearch(typed.value) }}>{{ prepend: () => <QIcon name="search"
        size="18px"/> }}</QInput>
    const filterButton = () => {
      const n = count(props.state.filter.value)
      return props.isNarrow
        ? <QBtn outline dense icon="filter_list" class="gx-tools-square" aria-label={n ? t('list.filter_on', { n }) : t('list.filter')}
          onClick={() => emit('filter')}>
          {() => n ? <QBadge floating color="primary">{() => n}</QBadge> : null}</QBtn>
        : <QBtn outline noCaps icon="filter_list" label={t('list.filter')} aria-label={n ? t('list.filter_on', { n }) : t('list.filter')}
          onClick={() => emit('filter')}>
          {() => n ? <QBadge class="gx-tools-count" color="primary">{() => n}</QBadge> : null}</QBtn>
    }
    const layouts = () => {
      const { layout, groups, group, isBin } = props.state
      if (isBin.value || groups.length === 0) return null
      const isBoard = layout.value === 'board'
      return <div class="gx-layout-switch" role="group" aria-label={t('list.layout')}>
        <QBtn flat dense icon="table_rows" class={!isBoard && 'is-on'} aria-label={t('list.as_table')} aria-pressed={!isBoard}
          title={t('list.as_table')} onClick={() => props.state.setLayout('table')}/>
        <QBtn flat dense icon="view_kanban" class={isBoard && 'is-on'} aria-label={t('list.as_board')} aria-pressed={isBoard}
          title={t('list.as_board')} onClick={() => props.state.setLayout('board')}/>
      </div>
    }
    const groups = () => {
      const current = props.state.group.value
      return [
        <div class="gx-menu-title" role="presentation">{t('list.group_by')}</div>,
        ...props.state.groups.map(field => item(field === current ? 'check' : null, text(field.title), () => props.state.setGroup(field.name), field === current)),
      ]
    }
    const grouping = () => <QBtn flat noCaps icon="view_column" iconRight="expand_more"
      label={t('list.grouped_by', { title: inSentence(props.state.group.value.title) })} aria-haspopup="menu">{() =>
      <Menu>{() => groups()}</Menu>}</QBtn>
    const sorting = () => {
      const [key] = sortKeys(props.state.sort.value)
      const fields = props.state.columns.value.map(name => props.type.fields.find(field => field.name === name)).filter(field => field?.sortable)
      const arrow = field => key?.field !== field.name ? null : key.isDescending ? 'arrow_downward' : 'arrow_upward'
      const choose = field => props.state.setSort(key?.field === field.name && !key.isDescending ? `-${field.name}` : field.name)
      return [
        <div class="gx-menu-title" role="presentation">{t('list.sort_by')}</div>,
        ...fields.map(field => item(arrow(field), text(field.title), () => choose(field), key?.field === field.name)),
      ]
    }
    const more = () => <QBtn flat dense round icon="more_vert" aria-label={t('list.more')} aria-haspopup="menu">{() => <Menu>{() => [
      ...props.actions.map(action => item(action.icon, action.label, action.run)),
      props.isNarrow ? [<QSeparator/>, props.state.layout.value === 'board' ? groups() : sorting()] : null,
    ]}</Menu>}</QBtn>

    return () => {
      const isBoard = props.state.layout.value === 'board'
      return <div class="gx-tools">
        {isSearchable() ? search() : null}
        {filterButton()}
        {props.isNarrow ? null : <div class="gx-tools-quick">{quick.value.map(field => <QuickFilter key={field.name} field={field}
          filter={props.state.filter.value}
          onChange={tree => props.state.setFilter(tree)}/>)}</div>}
        <div class="gx-tools-end">
          {isBoard && !props.isNarrow ? grouping() : null}
          {!isBoard && !props.isNarrow ? <ColumnsMenu type={props.type} state={props.state}/> : null}
          {layouts()}
          {props.actions.length > 0 || props.isNarrow ? more() : null}
        </div>
      </div>
    }
  },
}
