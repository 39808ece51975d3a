import { computed, defineComponent } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { t } from '../app/messages.js'
import { Link } from '../parts/Link.jsx'

/** The first steps of a new workspace; done ones are ticked, the next one stands out. */
export const Checklist = defineComponent({
  name: 'Checklist',
  props: { steps: { type: Object, required: true } },
  setup(props) {
    const done = computed(() => props.steps.items.filter(item => item.isDone).length)
    const next = computed(() => props.steps.items.find(item => !item.isDone))

    const step = item => (
      <li key={item.name} class={['gx-step-item', item.isDone && 'gx-step-finished', item === next.value && 'gx-step-next-one']}>
        <Link to={item.to}>{() => [
          <span class="gx-step-mark"><QIcon name={item.isDone ? 'check' : item.icon} size="20px"/></span>,
          <span class="gx-step-text">
            <strong>{t(`home.step.${item.name}`)}</strong>
            <span>{t(`home.stepText.${item.name}`)}</span>
          </span>,
          item.isDone ? <span class="gx-visually-hidden">{t('home.stepDone')}</span> : <QIcon name="chevron_right" size="20px" class="gx-muted"/>,
        ]}</Link>
      </li>
    )

    return () => (
      <section class="gx-card gx-first-steps" aria-labelledby="gx-first-steps">
        <header>
          <div>
            <h2 id="gx-first-steps">{t('home.firstSteps')}</h2>
            <p class="gx-muted">{t('home.firstStepsText')}</p>
          </div>
          <span class="gx-muted gx-tabular">{t('home.stepsDone', { n: done.value, count: props.steps.items.length })}</span>
        </header>
        <ol>{props.steps.items.map(step)}</ol>
        {props.steps.hasTemplates && (
          <p class="gx-steps-template">
            <QIcon name="dashboard_customize" size="18px"/>
            <span>{t('home.template')} <Link to="/settings/configuration">{() => t('home.templateLink')}</Link></span>
          </p>
        )}
        {!props.steps.isEmpty && <QBtn flat dense no-caps class="gx-muted" label={t('home.dismiss')} onClick={() => props.steps.dismiss()}/>}
      </section>
    )
  },
})
