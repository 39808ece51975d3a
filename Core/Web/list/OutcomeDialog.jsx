import { ref } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { t } from '../app/messages.js'
import { formatNumber } from '../app/format.js'
import { Link } from '../parts/Link.jsx'
import { failed, succeeded } from './bulk.js'

/** What became of a batch of which some failed: which ones, and why. */
export const OutcomeDialog = {
  props: { type: Object, outcomes: Array },
  emits: ['close'],
  setup(props, { emit }) {
    const isOpen = ref(true)
    return () => <QDialog modelValue={isOpen.value} aria-labelledby="gx-outcome-title" onUpdate:modelValue={open => { isOpen.value = open }}
      onHide={() => emit('close')}>{() =>
      <QCard class="gx-dialog gx-outcome">{() => [
        <h2 id="gx-outcome-title">{t('list.outcome_title')}</h2>,
        <p class="gx-dialog__text">{t('list.outcome', { done: formatNumber(succeeded(props.outcomes).length), failed: formatNumber(failed(props.outcomes).length) })}</p>,
        <ul tabindex="0" aria-label={t('list.outcome_failed')}>{failed(props.outcomes).map(outcome => <li key={outcome.id}>
          <Link to={`/${props.type.plural}/${outcome.id}`}>{() => outcome.label || t('list.unnamed')}</Link><span>{outcome.problem}</span></li>)}</ul>,
        <div class="gx-dialog__actions"><QBtn unelevated noCaps autofocus color="primary" label={t('list.close')}
          onClick={() => { isOpen.value = false }}/></div>]}</QCard>}</QDialog>
  },
}
