import { computed, defineComponent, nextTick, onMounted, ref } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { entriesOf } from '../../../../Core/Web/app/plugs.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { groupsOf, placesOfParts, titleOfPart } from './groups.js'

/** It is done: how much, and the ways to all of it. */
export const Outcome = defineComponent({
  name: 'ConfigurationOutcome',
  props: { review: { type: Object, required: true } },
  emits: ['close'],
  setup(props, { emit }) {
    const heading = ref(null)
    const { state, wanted, catalogue } = props.review
    const groups = computed(() => groupsOf(state.outcome, wanted.value, catalogue.value).filter(group => group.rows.length > 0))
    onMounted(() => nextTick(() => heading.value?.focus()))

    const isOpen = path => path && entriesOf('settings').some(entry => entry.path === path)
    const link = (to, icon, title, note, query) => (
      <li key={`${to} ${title}`}><Link to={to} query={query}>{() => [<QIcon name={icon} size="20px"/>, <span class="gx-person gx-grow"><b>{title}</b><small>{note}</small></span>, <QIcon name="chevron_right" size="18px"/>]}</Link></li>
    )
    const things = () => groups.value.flatMap(({ part, rows }) => {
      const types = part === 'objects' ? rows.map(row => typeOf(row.name)).filter(Boolean) : []
      const listed = part === 'views' ? [...new Set(rows.map(row => typeOf(row.item?.type)))].filter(Boolean) : []
      const lists = type => rows.filter(row => typeOf(row.item?.type) === type).map(row => row.title).join(t('configuration.comma'))
      return [
        ...types.map(type => link(`/${type.plural}`, type.icon ?? 'category', text(type.plural_title), t('configuration.toRecords'))),
        ...listed.map(type => link(`/${type.plural}`, 'view_list', t('configuration.listsOf', { types: text(type.plural_title) }), lists(type))),
        ...(isOpen(placesOfParts[part]?.path) ? [link(placesOfParts[part].path, placesOfParts[part].icon, titleOfPart(part), t('configuration.toSettings', { n: rows.length }))] : []),
      ]
    })

    return () => (
      <section class="gx-area gx-conf-outcome">
        <span class="gx-conf-tick" aria-hidden="true"><QIcon name="check" size="26px"/></span>
        <h2 ref={heading} tabindex="-1">{t('configuration.done', { n: state.outcome.changes.length })}</h2>
        <p class="gx-muted">{t('configuration.doneText', { name: state.source.title })}</p>
        <ul class="gx-conf-links" aria-label={t('configuration.things')}>{things()}</ul>
        <QBtn outline noCaps color="primary" label={t('configuration.toStart')} onClick={() => emit('close')}/>
      </section>
    )
  },
})
