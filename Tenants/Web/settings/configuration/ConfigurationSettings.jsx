import { defineComponent, nextTick, onBeforeUnmount, ref, watch } from 'vue'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { beforeLeave, route, setQuery } from '../../../../Core/Web/app/router.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { SettingsPage } from '../SettingsPage.jsx'
import { ExportPanel } from './ExportPanel.jsx'
import { FilePanel } from './FilePanel.jsx'
import { Outcome } from './Outcome.jsx'
import { Review } from './Review.jsx'
import { Templates } from './Templates.jsx'
import { written } from './reading.js'
import { loadTemplate, useTemplates } from './useTemplates.js'
import { useReview } from './useReview.js'
import './words.js'

/** `/settings/configuration`: how the workspace is set up, as a file to take along, a file to bring in, and templates to begin with. */
export default defineComponent({
  name: 'ConfigurationSettings',
  setup() {
    const templates = useTemplates()
    const review = useReview()
    const { state } = review
    /** What somebody pasted or goes on to correct; it stays when the review is closed to change it. */
    const draft = ref(null)
    const draftName = ref('')
    const place = ref(null)

    const isDirty = () => review.isDirty() || Boolean(draft.value?.trim())
    const mayLeave = async () => !isDirty() || confirm({
      title: t('configuration.leaveTitle'), message: t(state.isApplying ? 'configuration.leaveApplying' : 'configuration.leaveText'), action: t('settings.leave'),
      cancel: t('configuration.stay'), isDanger: true,
    })
    onBeforeUnmount(beforeLeave(mayLeave, { isDirty }))

    function begin(source, configuration) {
      draft.value = null
      review.begin(source, configuration)
      nextTick(() => place.value?.querySelector('h2')?.focus())
    }
    async function preview(name) {
      if (!name) return state.source?.kind === 'template' && review.close()
      try {
        const [known, configuration] = await Promise.all([templates.named(name), loadTemplate(name)])
        if (route.query.template === name) begin({ kind: 'template', name, title: text(known?.title) || name }, configuration)
      } catch (problem) {
        notify.problem(problem)
        setQuery({ template: null })
      }
    }
    watch(() => route.query.template, preview, { immediate: true })

    function close() {
      review.close()
      draftName.value = ''
      setQuery({ template: null })
    }
    /** To correct it by hand; what was pasted is never thrown away by going back. */
    function edit() {
      draft.value = written(state.configuration)
      draftName.value = state.source.title
      review.close()
    }
    const back = () => (state.source.kind === 'text' ? edit() : close())

    const start = () => [
      <Templates key="templates" of={templates.data} onPreview={name => setQuery({ template: name }, { replace: false })}/>,
      <FilePanel key="file" draft={draft.value} name={draftName.value} onDraft={words => { draft.value = words }} onRead={begin}/>,
      <ExportPanel key="export"/>,
    ]
    const body = () => {
      if (!state.source) return start()
      if (state.outcome) return <Outcome review={review} onClose={close}/>
      return <Review review={review} onBack={back} onEdit={edit}/>
    }

    return () => (
      <SettingsPage wide title={t('tenants.configuration')} lead={t('configuration.lead')}>{{
        default: () => <div ref={place} class="gx-conf">{body()}</div>,
      }}</SettingsPage>
    )
  },
})
