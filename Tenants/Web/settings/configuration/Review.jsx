import { computed, defineComponent, nextTick, reactive, ref, watch } from 'vue'
import { QBtn, QIcon, QLinearProgress } from 'quasar'
import { formatNumber } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { problemText } from '../../../../Core/Web/app/notify.js'
import { allowed } from '../../../../Core/Web/app/session.js'
import { Link } from '../../../../Core/Web/parts/Link.jsx'
import { Skeleton } from '../../../../Core/Web/parts/Skeleton.jsx'
import { ChangeGroup } from './ChangeGroup.jsx'
import { FaultText } from './FaultText.jsx'
import { MissingModules } from './MissingModules.jsx'
import { groupsOf, looseFaults } from './groups.js'

/** What a file or a template would do here: in numbers, then one by one; with a button where nothing is in the way. */
export const Review = defineComponent({
  name: 'ConfigurationReview',
  props: { review: { type: Object, required: true } },
  emits: ['back', 'edit'],
  setup(props, { emit }) {
    const { state, wanted, catalogue, count, isFaulty, canApply } = props.review
    const heading = ref(null)
    const open = reactive(new Set())
    const groups = computed(() => (state.report ? groupsOf(state.report, wanted.value, catalogue.value) : []))
    const loose = computed(() => (state.report ? looseFaults(state.report, wanted.value) : []))
    const keys = computed(() => groups.value.flatMap(group => group.rows.filter(row => row.change).map(row => row.key)))
    const isAllOpen = computed(() => keys.value.length > 0 && keys.value.every(key => open.has(key)))
    const total = isUpdate => state.report.changes.filter(change => (change.action === 'update') === isUpdate).length
    // what is wrong comes into sight, wherever somebody stands
    watch(() => state.report, () => nextTick(() => { if (isFaulty.value) heading.value?.focus() }))

    const turn = (key, isOpen) => (isOpen ? open.add(key) : open.delete(key))
    const turnAll = () => {
      const isOpening = !isAllOpen.value
      for (const key of keys.value) turn(key, isOpening)
    }

    const tile = (name, number, icon) => (
      <div key={name} class={['gx-conf-tile', `gx-conf-${name}`, number === 0 && 'gx-conf-none']}><dt><QIcon name={icon} size="16px"/>{t(`configuration.${name}`)}</dt><dd>{formatNumber(number)}</dd></div>
    )
    const tiles = () => (
      <dl class="gx-conf-tiles">{[
        tile('created', total(false), 'add_circle'), tile('updated', total(true), 'edit'), tile('unchanged', state.report.unchanged ?? 0, 'done_all'),
        isFaulty.value && tile('faults', state.report.errors.length, 'error'),
      ]}</dl>
    )
    const hasOffer = () => state.report.errors.some(error => error.code === 'quota_exceeded') && allowed('tenants.plan.change')
    const faults = () => (
      <div class="gx-conf-faulty" role="alert">
        <QIcon name="error" size="20px"/>
        <div>
          <b>{t('configuration.faulty', { n: state.report.errors.length })}</b>
          <p>{t(state.source.kind === 'template' ? 'configuration.faultyTemplate' : 'configuration.faultyText')}</p>
          {loose.value.length > 0 && <ul>{loose.value.map((fault, index) => <li key={index}><FaultText fault={fault}/></li>)}</ul>}
          {hasOffer() && <Link to="/settings/plan">{() => t('configuration.morePlans')}</Link>}
        </div>
        <QBtn outline noCaps icon="refresh" label={t('configuration.checkAgain')} loading={state.isChecking} disable={state.isApplying} onClick={props.review.check}/>
      </div>
    )
    const problem = () => state.problem && (
      <div class="gx-conf-faulty" role="alert">
        <QIcon name="cloud_off" size="20px"/>
        <div><b>{t(state.report ? 'configuration.notApplied' : 'configuration.notChecked')}</b><p>{problemText(state.problem)} {t('configuration.stillHere')}</p></div>
        <QBtn outline noCaps label={t('settings.retry')} loading={state.isChecking || state.isApplying} onClick={() => (state.report ? props.review.apply() : props.review.check())}/>
      </div>
    )
    const head = () => (
      <header class="gx-conf-head">
        <div>
          <h2 ref={heading} tabindex="-1">{state.source.title}</h2>
          <p class="gx-muted">{t(state.isChecking ? 'configuration.checking' : 'configuration.reviewLead')}</p>
        </div>
        <div class="gx-area-actions">
          {state.source.kind !== 'template' && <QBtn flat noCaps icon="edit" label={t('configuration.edit')} disable={state.isApplying} onClick={() => emit('edit')}/>}
          <QBtn flat noCaps icon="arrow_back" label={t(state.source.kind === 'template' ? 'configuration.toTemplates' : 'configuration.otherFile')} disable={state.isApplying} onClick={() => emit('back')}/>
        </div>
      </header>
    )
    const list = () => [
      tiles(),
      isFaulty.value && faults(),
      count.value === 0 && !isFaulty.value && <p class="gx-advice" role="status"><QIcon name="check_circle" size="18px"/><span>{t('configuration.nothingToDo')}</span></p>,
      keys.value.length > 1 && (
        <QBtn class="gx-conf-all" flat dense noCaps icon={isAllOpen.value ? 'unfold_less' : 'unfold_more'} label={t(isAllOpen.value ? 'configuration.foldAll' : 'configuration.unfoldAll')} onClick={turnAll}/>
      ),
      groups.value.map(group => <ChangeGroup key={group.part} group={group} open={open} catalogue={catalogue.value} onTurn={turn}/>),
    ]
    const foot = () => (
      <div class="gx-conf-foot" role="region" aria-label={t('configuration.apply', { n: count.value })}>
        <span>{t(state.isApplying ? 'configuration.applying' : isFaulty.value ? 'configuration.firstCorrect' : 'configuration.nothingIsDeleted')}</span>
        <QBtn
          unelevated noCaps color="primary" icon="check" label={t('configuration.apply', { n: count.value })} disable={!canApply.value && !state.isApplying} loading={state.isApplying}
          onClick={props.review.apply}
        />
        {state.isApplying && <QLinearProgress indeterminate size="4px" color="primary" aria-label={t('configuration.applying')}/>}
      </div>
    )

    return () => (
      <section class="gx-conf-review" aria-busy={state.isChecking ? 'true' : undefined}>
        {head()}
        {state.missing.length > 0 && <MissingModules review={props.review}/>}
        {problem()}
        {state.report ? list() : state.isChecking && <Skeleton kind="list" lines={5}/>}
        {state.report && (count.value > 0 || isFaulty.value) && foot()}
      </section>
    )
  },
})
