import { computed, defineComponent, ref } from 'vue'
import { addMessages, t } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { notify } from '../app/notify.js'
import { back, go, route } from '../app/router.js'
import { can } from '../app/session.js'
import { inSentence } from '../list/words.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { PageHead } from '../parts/PageHead.jsx'
import { RecordForm } from './RecordForm.jsx'
import { readPrefill } from './prefill.js'
import en from './messages/en.js'
import zh from './messages/zh.js'

addMessages({ en, zh })

/** `/customers/new?city=苏州` creates a record; the query fills the form in. */
export default defineComponent({
  name: 'NewRecordPage',
  setup() {
    const { params: { plural }, query } = route
    const type = computed(() => typeOf(plural))
    const count = ref(0)
    const saved = (record, { another }) => {
      notify.ok(t('record.created', { name: record[type.value.label_field] ?? '' }))
      if (another) count.value += 1
      else go(`/${type.value.plural}/${record.id}`, { replace: true })
    }

    return () => {
      if (!type.value || !can('create', type.value.name)) return <div class="gx-page"><h1 class="gx-visually-hidden">{t('record.mayNotCreate')}</h1><EmptyState icon="lock" title={t('record.mayNotCreate')}/></div>
      return (
        <div class="gx-page gx-page-form">
          <PageHead title={t('record.newOne', { type: inSentence(type.value.title) })} back={`/${type.value.plural}`} subtitle={count.value ? t('record.createdCount', { n: count.value }) : ''}/>
          <RecordForm key={type.value.name} type={type.value} values={readPrefill(type.value, query)} another onSaved={saved} onCancel={back}/>
        </div>
      )
    }
  },
})
