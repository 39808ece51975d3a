import { computed, defineComponent } from 'vue'
import { QBtn, QIcon, QItem, QItemSection, QList, QMenu } from 'quasar'
import { formatNumber } from '../app/format.js'
import { t, text } from '../app/messages.js'
import { labelOf } from '../app/metadata.js'
import { notify } from '../app/notify.js'
import { go } from '../app/router.js'
import { can } from '../app/session.js'
import { ChoiceChip } from '../parts/ChoiceChip.jsx'
import { FieldValue } from '../parts/FieldValue.jsx'
import { isBlank } from '../parts/fields/check.js'
import { namePopup } from '../parts/popup.js'
import { Link } from '../parts/Link.jsx'
import { Later } from './Later.jsx'
import { hasOwner } from './access/rights.js'
import { factsOf } from './sections.js'
import { slotsOf } from './slots.js'

/** The head of a record's page: what it is called, what matters most about it, what can be done with it. */
export const RecordHead = defineComponent({
  name: 'RecordHead',
  props: {
    type: { type: Object, required: true },
    record: { type: Object, required: true },
    neighbours: { type: Object, required: true },
    /** What may be done with this record: `{ update, delete }` */
    rights: { type: Object, required: true },
    isNarrow: Boolean,
  },
  emits: ['edit', 'remove', 'step', 'changed', 'access'],
  setup(props, { emit }) {
    const label = computed(() => labelOf(props.record, props.type) || t('record.unnamed'))
    const facts = computed(() => factsOf(props.type).filter(field => !isBlank(field, props.record[field.name]) && props.record[field.name] !== false))
    const isChip = field => field.kind === 'choice' || field.kind === 'boolean'
    const chips = computed(() => facts.value.filter(isChip))
    const others = computed(() => facts.value.filter(field => !isChip(field)))
    const slots = computed(() => slotsOf(props.type.name))
    const changed = record => emit('changed', record)

    async function copyLink() {
      try {
        await navigator.clipboard.writeText(location.origin + location.pathname)
        notify.ok(t('record.linkCopied'))
      } catch {
        notify.problem(t('record.linkNotCopied'))
      }
    }

    const stepper = () => props.neighbours.position > 0 && (
      <span class="gx-record-steps">
        {props.neighbours.count && <span class="gx-record-position">{t('record.position', { n: formatNumber(props.neighbours.position), count: formatNumber(props.neighbours.count) })}</span>}
        <QBtn flat round dense icon="keyboard_arrow_up" disable={!props.neighbours.previous} aria-label={t('record.previous')} title={`${t('record.previous')} (K)`} onClick={() => emit('step', props.neighbours.previous)}/>
        <QBtn flat round dense icon="keyboard_arrow_down" disable={!props.neighbours.next} aria-label={t('record.next')} title={`${t('record.next')} (J)`} onClick={() => emit('step', props.neighbours.next)}/>
      </span>
    )
    const item = (icon, title, run, isDanger) => (
      <QItem clickable role="menuitem" class={isDanger ? 'gx-danger' : ''} onClick={run}>{() => [
        <QItemSection avatar>{() => <QIcon name={icon}/>}</QItemSection>, <QItemSection>{() => title}</QItemSection>,
      ]}</QItem>
    )
    const more = () => (
      <QBtn flat round dense icon="more_horiz" aria-label={t('record.more')} aria-haspopup="menu">{() => (
        <QMenu anchor="bottom right" self="top right" autoClose onShow={() => namePopup(t('record.more'))}>{() => (
          <QList role="none">{() => [
            item('link', t('record.copyLink'), copyLink),
            can('update', 'layout') && item('dashboard_customize', t('record.arrange'), () => go('/settings/layouts', { query: { type: props.type.name } })),
            hasOwner(props.type) && item('group', t('record.access'), () => emit('access')),
            props.rights.delete && item('delete', t('record.remove'), () => emit('remove'), true),
          ]}</QList>
        )}</QMenu>
      )}</QBtn>
    )
    const firstOf = kind => props.type.fields.find(field => field.kind === kind && !field.masked && (!isBlank(field, props.record[field.name])))
    const reach = (kind, scheme, icon, title) => {
      const field = firstOf(kind)
      return field && <QBtn key={kind} outline class="gx-record-reach" icon={icon} aria-label={`${title} ${props.record[field.name]}`} href={`${scheme}:${props.record[field.name]}`}/>
    }
    // what plugs add changes the record
    const own = () => props.rights.update && slots.value.actions.map((load, index) => <Later key={index} load={load} record={props.record} type={props.type} onChanged={changed}/>)
    const edit = () => props.rights.update && (
      <QBtn key="edit" unelevated no-caps color="primary" icon="edit" label={t('record.edit')} title={`${t('record.edit')} (E)`} onClick={() => emit('edit')}/>
    )
    const share = () => props.rights.update && hasOwner(props.type) && (
      <QBtn key="share" outline no-caps icon="person_add" aria-label={t('record.share')} title={t('record.share')} class="gx-record-reach" onClick={() => emit('access')}/>
    )
    const actions = () => <div class="gx-record-actions">{props.isNarrow ? more() : [own(), share(), edit(), more()]}</div>
    // on a phone what one does with a record is where the thumb is
    const bar = () => (
      <div class="gx-record-bar" role="toolbar" aria-label={t('record.actions')}>
        {[reach('phone', 'tel', 'call', t('record.call')), reach('email', 'mailto', 'mail', t('record.write')), own(), edit()]}
      </div>
    )
    const chip = field => (field.kind === 'choice'
      ? <ChoiceChip key={field.name} field={field} value={props.record[field.name]}/>
      : <span key={field.name} class="gx-choice gx-color-orange"><i aria-hidden="true"/>{text(field.title)}</span>)
    const fact = field => (
      <div key={field.name}><dt>{text(field.title)}</dt><dd><FieldValue field={field} record={props.record}/></dd></div>
    )

    return () => (
      <header class="gx-record-head">
        <div class="gx-record-crumbs">
          <Link class="gx-record-back" to={props.neighbours.address ?? `/${props.type.plural}`}>{() => [<QIcon name="arrow_back" size="16px"/>, <span>{text(props.type.plural_title)}</span>]}</Link>
          {stepper()}
        </div>
        <div class="gx-record-title">
          <div class="gx-record-name">
            <h1 tabindex="-1">{label.value}</h1>
            {chips.value.length > 0 && <span class="gx-record-chips">{chips.value.map(chip)}</span>}
          </div>
          {actions()}
        </div>
        {others.value.length > 0 && <dl class="gx-facts">{others.value.map(fact)}</dl>}
        {props.isNarrow && bar()}
        {slots.value.head.map((load, index) => <Later key={index} load={load} record={props.record} type={props.type} onChanged={changed}/>)}
      </header>
    )
  },
})
