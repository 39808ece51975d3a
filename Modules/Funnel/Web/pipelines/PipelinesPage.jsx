import { defineComponent, shallowRef } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../../Core/Web/app/client.js'
import { type } from '../../../../Core/Web/app/metadata.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { confirm } from '../../../../Core/Web/parts/Confirm.jsx'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { Skeleton } from '../../../../Core/Web/parts/Skeleton.jsx'
import { RecordDialog } from '../../../../Core/Web/record/RecordDialog.jsx'
import { SettingsPage } from '../../../../Tenants/Web/settings/SettingsPage.jsx'
import { forgetStages, readStages } from '../deals/stages.js'
import { readPipelines } from '../board/deals.js'
import { StageTable } from './StageTable.jsx'
import './pipelines.css'

/** The pipelines of the workspace with their stages, to be set up by those who may. */
export default defineComponent({
  name: 'PipelinesPage',
  setup() {
    const pipelines = shallowRef(null)
    const stages = shallowRef([])
    const editing = shallowRef(null)

    async function read() {
      forgetStages()
      try {
        const [all, found] = await Promise.all([readPipelines(), readStages()])
        stages.value = found
        pipelines.value = all
      } catch (error) {
        notify.problem(error)
      }
    }
    read()

    const stagesOf = pipeline => stages.value.filter(stage => stage.pipeline === pipeline.id)
    const saved = () => {
      editing.value = null
      read()
    }

    const add = () => { editing.value = { type: type('pipeline'), values: { position: last(pipelines.value) } } }
    const addStage = pipeline => { editing.value = { type: type('stage'), values: { pipeline: pipeline.id, position: last(stagesOf(pipeline)) } } }
    const edit = (name, record) => { editing.value = { type: type(name), record } }

    async function remove(plural, record) {
      const agreed = await confirm({
        title: t('funnel.pipelines.removeTitle', { name: record.name }), message: t('funnel.pipelines.removeText'), action: t('funnel.pipelines.remove'), isDanger: true,
      })
      if (agreed) await write(() => api.delete(`/${plural}/${record.id}`, { record }))
    }

    /** Two neighbours change places; equal positions are told apart first. */
    function swap(pipeline, index, step) {
      const order = stagesOf(pipeline)
      const [moved] = order.splice(index, 1)
      order.splice(index + step, 0, moved)
      const changed = order.map((stage, place) => [stage, place + 1]).filter(([stage, place]) => stage.position !== place)
      const operations = changed.map(([stage, position]) => ({ action: 'update', id: stage.id, version: stage.version, values: { position } }))
      return write(() => api.post('/stages/batch', { operations }))
    }

    async function write(work) {
      try {
        await work()
      } catch (error) {
        notify.problem(error)
      }
      await read()
    }

    const card = (pipeline, index) => (
      <section key={pipeline.id} class="gx-card gx-pipeline" aria-labelledby={`pipeline-${pipeline.id}`}>
        <header>
          <h2 id={`pipeline-${pipeline.id}`}>{pipeline.name}</h2>
          {index === 0 && <span class="gx-tag">{t('funnel.pipelines.default')}</span>}
          <span class="gx-pipeline-gap"/>
          <QBtn flat round dense icon="edit" aria-label={t('funnel.pipelines.editPipeline', { pipeline: pipeline.name })} onClick={() => edit('pipeline', pipeline)}/>
          <QBtn flat round dense icon="delete" aria-label={t('funnel.pipelines.removePipeline', { pipeline: pipeline.name })} onClick={() => remove('pipelines', pipeline)}/>
        </header>
        {pipeline.description && <p class="gx-muted">{pipeline.description}</p>}
        {stagesOf(pipeline).length
          ? <StageTable stages={stagesOf(pipeline)} label={pipeline.name} onEdit={stage => edit('stage', stage)} onRemove={stage => remove('stages', stage)} onMove={(at, step) => swap(pipeline, at, step)}/>
          : <p class="gx-muted">{t('funnel.pipelines.noStages')}</p>}
        <QBtn flat noCaps color="primary" icon="add" label={t('funnel.pipelines.addStage')} onClick={() => addStage(pipeline)}/>
      </section>
    )

    const body = () => {
      if (!pipelines.value) return <Skeleton/>
      if (!pipelines.value.length) return <EmptyState icon="linear_scale" title={t('funnel.board.noPipelineTitle')} text={t('funnel.board.noPipeline')}/>
      return pipelines.value.map(card)
    }

    return () => (
      <SettingsPage title={t('funnel.pipelines.title')} lead={t('funnel.pipelines.intro')}>{{
        actions: () => <QBtn unelevated noCaps color="primary" icon="add" label={t('funnel.pipelines.add')} onClick={add}/>,
        default: () => [
          body(),
          editing.value && <RecordDialog key="dialog" {...editing.value} onSaved={saved} onCancel={() => { editing.value = null }}/>,
        ],
      }}</SettingsPage>
    )
  },
})

const last = records => Math.max(0, ...records.map(record => record.position)) + 1
