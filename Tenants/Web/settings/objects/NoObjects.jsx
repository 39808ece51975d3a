import { QBtn, QIcon } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { go } from '../../../../Core/Web/app/router.js'
import { allowed } from '../../../../Core/Web/app/session.js'
import { EmptyState } from '../../../../Core/Web/parts/EmptyState.jsx'
import { examples, textsOf } from './examples.js'

/** Nothing made yet: what objects are for, and three to begin with; where the plan has none, which way leads to them. */
export const NoObjects = ({ making, isFull }, { emit }) => {
  const card = example => {
    const { title, description, fields } = textsOf(example)
    return (
      <li key={example.name} class="gx-object-card">
        <header>
          <span class="gx-kind-mark" aria-hidden="true"><QIcon name={example.icon} size="20px"/></span>
          <div class="gx-person gx-grow"><h3>{text(title)}</h3><small>{fields.map(text).join(t('objects.comma'))}</small></div>
        </header>
        <p>{text(description)}</p>
        {!isFull && <QBtn outline no-caps color="primary" disable={making !== null && making !== example.name} loading={making === example.name}
          label={t('objects.begin')} aria-label={t('objects.beginWith', { name: text(title) })} onClick={() => emit('example', example)}/>}
      </li>
    )
  }
  return (
    <section class="gx-area gx-no-objects" aria-label={t('objects.none')}>
      <EmptyState icon="category" title={t('objects.none')} text={t(isFull ? 'objects.notInPlan' : 'objects.noneText')}>{() => (isFull
        ? allowed('tenants.plan.change') && <QBtn unelevated no-caps color="primary" icon="extension" label={t('objects.more')} onClick={() => go('/settings/plan')}/>
        : <QBtn unelevated no-caps color="primary" icon="add" disable={making !== null} label={t('objects.add')} onClick={() => emit('add')}/>
      )}</EmptyState>
      <h2 class="gx-object-or">{t(isFull ? 'objects.suchAs' : 'objects.orBegin')}</h2>
      <ul class="gx-object-cards">{examples.map(card)}</ul>
    </section>
  )
}
NoObjects.props = ['making', 'isFull']
NoObjects.emits = ['add', 'example']
