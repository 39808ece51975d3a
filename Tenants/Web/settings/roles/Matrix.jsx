import { computed, defineComponent, nextTick, ref } from 'vue'
import { t } from '../../../../Core/Web/app/messages.js'
import { MatrixRow } from './MatrixRow.jsx'
import { PickButton } from './PickButton.jsx'
import { actions, rest, scopes, scopesOf, setColumn, setScope } from './grants.js'
import { columnOptions } from './options.js'

const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** Record types in rows, actions in columns. One stop of the Tab key: arrow keys walk through it, digits set how far a cell reaches. */
export const Matrix = defineComponent({
  name: 'RoleMatrix',
  props: {
    groups: { type: Array, required: true }, grants: { type: Object, required: true }, saved: { type: Object, required: true }, errorAt: { type: Function, required: true },
  },
  emits: ['change'],
  setup(props, { emit }) {
    const table = ref(null)
    const active = ref('1 2')
    const opened = ref(new Set())
    const rows = computed(() => [rest, ...props.groups.flatMap(group => group.types)])
    const rowOf = type => rows.value.indexOf(type) + 1

    const cell = (row, column) => ({ 'data-cell': `${row} ${column}`, tabindex: active.value === `${row} ${column}` ? 0 : -1, onFocus: () => { active.value = `${row} ${column}` } })
    const find = (row, column) => table.value?.querySelector(`[data-cell="${row} ${column}"]`)
    const toggle = type => {
      const next = new Set(opened.value)
      if (!next.delete(type.name)) next.add(type.name)
      opened.value = next
    }

    const press = event => {
      const from = event.target.dataset?.cell
      if (!from || event.ctrlKey || event.metaKey || event.altKey) return
      const [row, column] = from.split(' ').map(Number)
      if (steps[event.key]) return walk(event, row, column, steps[event.key])
      if (/^[0-4]$/.test(event.key) && row > 0 && column > 1) {
        event.preventDefault()
        set(rows.value[row - 1], actions[column - 2], scopes[Number(event.key)])
      }
    }
    /** Actions that there are not for a type are stepped over. */
    function walk(event, row, column, [down, right]) {
      event.preventDefault()
      for (let at = [row + down, column + right]; at[0] >= 0 && at[0] <= rows.value.length && at[1] >= 0 && at[1] < actions.length + 2; at = [at[0] + down, at[1] + right]) {
        const target = find(...at)
        if (target) return target.focus()
      }
    }
    function set(type, action, scope) {
      const possible = scopesOf(type, action)
      emit('change', setScope(props.grants, type, action, possible.includes(scope) || scope === 'none' ? scope : possible.at(-1)))
      nextTick(() => find(...active.value.split(' '))?.focus())
    }

    const column = (action, index) => (
      <th key={action} scope="col">
        <PickButton
          {...cell(0, index + 2)} class="gx-pick-text" name={t('roles.wholeColumn', { action: t(`roles.action.${action}`) })}
          label={t('roles.wholeColumn', { action: t(`roles.action.${action}`) })}
          options={columnOptions(action)} onUpdate:modelValue={scope => emit('change', setColumn(props.grants, rows.value, action, scope))}
        >{() => t(`roles.action.${action}`)}</PickButton>
      </th>
    )
    const row = type => (
      <MatrixRow
        key={type.name} type={type} grants={props.grants} saved={props.saved} errorAt={props.errorAt} row={rowOf(type)} cell={cell} isOpen={opened.value.has(type.name)}
        onChange={grants => emit('change', grants)} onToggle={() => toggle(type)}
      />
    )
    const group = ({ key, title, types }) => [
      <tr key={key} class="gx-matrix-group"><th scope="rowgroup" colspan={actions.length + 1}>{title}</th></tr>,
      ...types.map(row),
    ]

    return () => (
      <table ref={table} class="gx-role-matrix" aria-label={t('roles.rights')} onKeydown={press}>
        <thead><tr><th scope="col">{t('roles.what')}</th>{actions.map(column)}</tr></thead>
        <tbody>{row(rest)}</tbody>
        {props.groups.map(one => <tbody key={one.key}>{group(one)}</tbody>)}
      </table>
    )
  },
})
