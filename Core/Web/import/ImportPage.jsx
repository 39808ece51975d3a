import { computed, defineComponent } from 'vue'
import { route } from '../app/router.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { t } from '../app/messages.js'
import { ImportList } from './ImportList.jsx'
import { ImportWizard } from './ImportWizard.jsx'
import { UploadStep } from './UploadStep.jsx'
import { importableTypes } from './targets.js'
import './words.js'
import './import.css'

/** `/imports` lists, `/imports/new?type=customers` begins, `/imports/:id` goes on with one where it was left. */
export default defineComponent({
  name: 'ImportPage',
  setup() {
    const { path, params } = route
    const page = computed(() => {
      if (importableTypes().length === 0) return forbidden()
      if (params.id) return <ImportWizard id={params.id}/>
      return path === '/imports' ? <ImportList/> : <UploadStep/>
    })
    return () => <div class="gx-page gx-import">{page.value}</div>
  },
})

const forbidden = () => [
  <h1 class="gx-visually-hidden" tabindex="-1">{t('import.title')}</h1>,
  <EmptyState icon="lock" title={t('import.forbidden')} text={t('import.forbiddenText')}/>,
]
