import { computed, shallowRef, watch } from 'vue'
import { QBtn } from 'quasar'
import { addressOf, api } from '../app/client.js'
import { formatMoney } from '../app/format.js'
import { go } from '../app/router.js'
import { t, text } from '../app/messages.js'
import { can } from '../app/session.js'
import { both } from '../filter/tree.js'
import { questionOf } from '../list/columns.js'
import { ask, longestAddress } from '../list/rows.js'
import { BoardColumns } from './BoardColumns.jsx'
import { BoardFacts } from './BoardFacts.jsx'

const cardsPerPage = 30

/** Any type as a board by one of its choice fields; cards are the records of the list that the page shows, moved by changing the field. */
export const BoardView = {
  props: { type: Object, group: Object, columns: Array, condition: { type: [Object, Array], default: null }, sort: String, reload: Number, label: String },
  emits: ['total'],
  setup(props, { emit }) {
    const summary = shallowRef(null)
    const money = computed(() => props.columns.map(name => props.type.fields.find(field => field.name === name)).find(field => field.kind === 'money')
      ?? props.type.fields.find(field => field.kind === 'money'))
    const isMovable = () => can('update', props.type.name) && !props.group.read_only
    let asked = 0

    /** Counts and sums of all columns with one request; the board works without them. */
    async function summarise() {
      const mine = ++asked
      try {
        const reply = await summaryOf(props.type, { group: props.group.name, sum: money.value?.name, filter: props.condition ?? undefined })
        if (mine === asked) summary.value = reply
        if (mine === asked) emit('total', { total: reply.total.count, isExact: true })
      } catch {
        if (mine === asked) summary.value = null
      }
    }
    const question = computed(() => JSON.stringify([props.group.name, props.condition, props.sort, props.columns, props.reload]))
    watch(question, summarise, { immediate: true })

    const columns = computed(() => {
      const keys = props.group.choices.map(choice => ({ key: choice.code, title: text(choice.title), color: choice.color ?? 'grey', ...(choice.retired && { isRetired: true, accepts: false }) }))
      const empty = summary.value?.data.some(entry => entry.key === null && entry.count > 0)
      const all = props.group.required ? keys : [...keys, { key: null, title: t('board.no_value'), color: 'grey', isEmptyOne: true }]
      // what is no longer offered is a column while there is something in it
      const isUsed = column => summary.value?.data.some(entry => entry.key === column.key && entry.count > 0)
      return all.filter(column => (column.isRetired ? isUsed(column) : !column.isEmptyOne || empty || !summary.value)).map(withSums)
    })
    function withSums(column) {
      if (!summary.value) return column
      const entry = summary.value.data.find(entry => entry.key === column.key)
      const sums = entry?.sums?.[money.value?.name] ?? []
      return { ...column, count: entry?.count ?? 0, sum: sums.filter(sum => sum.amount).map(sum => formatMoney(sum, { isShort: true })).join(' · ') }
    }

    async function load(column, cursor) {
      const field = props.group.name
      const mine = column.key === null ? [field, 'is_empty'] : [field, 'is', column.key]
      const query = { ...questionOf(props.type, shownFields.value), filter: both(props.condition, mine), sort: props.sort || undefined, limit: cardsPerPage, cursor }
      const page = await ask(`/${props.type.plural}`, query)
      return { items: page.data, included: page.included ?? {}, cursor: page.next_cursor }
    }
    const shownFields = computed(() => [...new Set([...props.columns, props.group.name, ...(money.value ? [money.value.name] : [])])])

    const move = (record, to) => api.patch(`/${props.type.plural}/${record.id}`, { [props.group.name]: to }, { record })

    return () => <BoardColumns label={props.label} columns={columns.value} load={load} move={isMovable() ? move : null} canMove={isMovable}
      reload={question.value}
      href={record => `/${props.type.plural}/${record.id}`} title={record => record[props.type.label_field] || t('list.unnamed')} onMoved={summarise}>{{
        card: ({ record, included }) => <BoardFacts type={props.type} columns={props.columns} group={props.group} money={money.value} record={record}
          included={included}/>,
        foot: can('create', props.type.name) && !props.group.read_only ? ({ column }) => !column.isRetired && <QBtn flat noCaps dense icon="add" class="gx-board-add"
          aria-label={t('board.add_to', { title: column.title })}
          onClick={() => go(`/${props.type.plural}/new`, { query: { [props.group.name]: column.key } })}/> : undefined,
      }}</BoardColumns>
  },
}

function summaryOf(type, query) {
  const path = `/${type.plural}/summary`
  if (addressOf(path, query).length <= longestAddress) return api.get(path, { query })
  return api.post(`${path}/query`, { ...query, sum: query.sum ? [query.sum] : [] })
}
