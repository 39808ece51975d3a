import { computed, defineComponent } from 'vue'
import { QBtn } from 'quasar'
import { formatNumber } from '../app/format.js'
import { t, text } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { problemText } from '../app/notify.js'
import { route } from '../app/router.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { PageHead } from '../parts/PageHead.jsx'
import { Skeleton } from '../parts/Skeleton.jsx'
import { CheckStep } from './CheckStep.jsx'
import { MappingStep } from './MappingStep.jsx'
import { OutcomeStep } from './OutcomeStep.jsx'
import { RunStep } from './RunStep.jsx'
import { Stepper } from './Stepper.jsx'
import { stepOf } from './steps.js'
import { useImport } from './useImport.js'

const pages = { mapping: MappingStep, check: CheckStep, run: RunStep, outcome: OutcomeStep }

/** `/imports/:id`: an import from its mapping to its outcome. Everything is on the server, so it can be left and taken up at any time. */
export const ImportWizard = defineComponent({
  name: 'ImportWizard',
  props: { id: { type: String, required: true } },
  setup(props) {
    const state = useImport(props.id)
    const type = computed(() => typeOf(state.file.type))
    const step = computed(() => stepOf(state.file, route.query.step))

    const words = problem => (problem.status === 404
      ? { title: t('import.gone'), text: t('import.goneText') }
      : { title: t('import.failedToLoad'), text: problemText(problem) })
    const missing = problem => [
      <PageHead title={t('import.title')} back="/imports" backLabel={t('import.toList')}/>,
      <EmptyState icon="search_off" {...words(problem)}>{() => <QBtn outline no-caps color="primary" label={t('import.retry')} onClick={state.load}/>}</EmptyState>,
    ]

    const about = file => t('import.about', { types: text(type.value.plural_title), n: file.rows, rows: formatNumber(file.rows) })

    return () => {
      if (state.problem) return missing(state.problem)
      if (!state.file) return <Skeleton kind="record"/>
      const { file } = state
      // the records' module was switched off meanwhile
      if (!type.value) return missing({ status: 404 })
      const Step = pages[step.value]
      return [
        <PageHead title={file.name} subtitle={about(file)} back="/imports" backLabel={t('import.toList')}/>,
        <Stepper step={step.value}/>,
        <Step key={step.value} state={state} file={file} type={type.value}/>,
      ]
    }
  },
})
