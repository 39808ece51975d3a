import { defineComponent, ref, useId } from 'vue'
import { QBtn, QCard, QDialog, QForm } from 'quasar'
import { formatMoney } from '../../../../Core/Web/app/format.js'
import { fieldOf } from '../../../../Core/Web/app/metadata.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { FieldInput } from '../../../../Core/Web/parts/FieldInput.jsx'
import './deals.css'

/** Asks before a deal is won or lost, and why it was lost. Emits `answer` with `{ reason, competitor }`, or `cancel`. */
export const ClosureDialog = defineComponent({
  name: 'ClosureDialog',
  props: { deal: { type: Object, required: true }, outcome: { type: String, required: true } },
  emits: ['answer', 'cancel'],
  setup(props, { emit }) {
    const isShown = ref(true)
    const id = useId()
    const reason = ref(props.deal.lost_reason ?? null)
    const competitor = ref(props.deal.competitor ?? null)
    const isWon = () => props.outcome === 'won'
    let given = null

    // The dialog answers once it is gone: its focus is back on the card by then.
    const hidden = () => (given ? emit('answer', given) : emit('cancel'))
    const agree = () => {
      given = isWon() ? {} : { reason: reason.value, competitor: competitor.value || null }
      isShown.value = false
    }

    const message = () => {
      if (!isWon()) return t('funnel.closure.lostText')
      return props.deal.amount ? t('funnel.closure.wonAmount', { amount: formatMoney(props.deal.amount) }) : t('funnel.closure.wonText')
    }

    const input = (name, value) => {
      const field = fieldOf('deal', name)
      return field && !field.masked && <FieldInput key={name} field={field} modelValue={value.value} onUpdate:modelValue={written => { value.value = written }}/>
    }
    const loss = () => [input('lost_reason', reason), input('competitor', competitor)]

    return () => (
      <QDialog modelValue={isShown.value} onUpdate:modelValue={value => { isShown.value = value }} onHide={hidden} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>{() =>
        <QCard class="gx-dialog gx-dialog--small">{() =>
          <QForm onSubmit={agree}>{() => [
            <h2 id={`${id}-title`}>{t(`funnel.closure.${props.outcome}Title`, { name: props.deal.name })}</h2>,
            <p id={`${id}-text`} class="gx-dialog__text">{message()}</p>,
            !isWon() && <div class="gx-deal-form">{loss()}</div>,
            <div class="gx-dialog__actions">
              <QBtn flat noCaps label={t('app.cancel')} onClick={() => { isShown.value = false }}/>
              <QBtn unelevated noCaps type="submit" autofocus={isWon()} color={isWon() ? 'positive' : 'primary'} label={t(isWon() ? 'funnel.closure.win' : 'funnel.closure.lose')}/>
            </div>,
          ]}</QForm>}
        </QCard>}
      </QDialog>
    )
  },
})
