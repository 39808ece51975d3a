import { computed, defineComponent, ref, shallowRef } from 'vue'
import { QBtn, QIcon, QInput } from 'quasar'
import { pages } from '../../app/client.js'
import { t } from '../../app/messages.js'
import { problemText } from '../../app/notify.js'
import { allowed } from '../../app/session.js'
import { Reacher } from './Reacher.jsx'
import { mostOf } from './reasons.js'

const searchedFrom = 6
const order = ['delete', 'update', 'read', 'none']

/** Who may see the record: everybody for those who may know it, otherwise only oneself. */
export const Reachers = defineComponent({
  name: 'RecordReachers',
  props: { type: { type: Object, required: true }, record: { type: Object, required: true } },
  setup(props) {
    const needle = ref('')
    const people = shallowRef(null)
    const problem = ref('')
    const list = pages(`/${props.type.plural}/${props.record.id}/access`, { limit: 100 })
    const mayKnow = allowed('core.access.explain')

    async function load() {
      try {
        await list.next()
        people.value = [...list.items].sort((one, other) => order.indexOf(mostOf(one)) - order.indexOf(mostOf(other)))
      } catch (error) {
        problem.value = problemText(error)
      }
    }
    load()

    const found = computed(() => {
      const wanted = needle.value.trim().toLowerCase()
      return people.value.filter(one => !wanted || one.name.toLowerCase().includes(wanted))
    })
    const search = () => (
      <QInput
        class="gx-input" outlined dense clearable modelValue={needle.value} placeholder={t('access.search')} aria-label={t('access.search')}
        onUpdate:modelValue={text => { needle.value = text ?? '' }}
      >{{ prepend: () => <QIcon name="search" size="18px"/> }}</QInput>
    )
    const body = () => [
      people.value.length >= searchedFrom && search(),
      <ul class="gx-access-people">{found.value.map(one => <Reacher key={one.user} one={one} type={props.type}/>)}</ul>,
      found.value.length === 0 && <p class="gx-muted">{t('access.nobody')}</p>,
      !list.done && <QBtn flat dense no-caps color="primary" loading={list.loading} label={t('access.more')} onClick={load}/>,
    ]

    return () => (
      <section class="gx-access-part" aria-label={t(mayKnow ? 'access.who' : 'access.mine')} aria-busy={people.value || problem.value ? undefined : 'true'}>
        <h3>{t(mayKnow ? 'access.who' : 'access.mine')}</h3>
        {problem.value && <p class="gx-access-problem" role="alert">{problem.value}</p>}
        {people.value && body()}
      </section>
    )
  },
})
