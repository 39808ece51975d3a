import { defineComponent, ref, watch } from 'vue'
import { QInput, QSelect } from 'quasar'
import { t } from '../../app/messages.js'
import { namePopup } from '../popup.js'
import { inputProps, frame } from './shared.js'
import { currencies, grouped, majorUnits, minorUnits, rememberCurrency, usualCurrency } from './numbers.js'

const shown = value => (Number.isSafeInteger(value?.amount) ? grouped(majorUnits(value.amount, value.currency)) : value?.amount ?? '')

/** An amount and its currency; `{ amount: minor units, currency }`. While the text is no amount, `amount` is the text. */
export const MoneyField = defineComponent({
  name: 'MoneyField',
  props: inputProps,
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const currency = ref(props.modelValue?.currency ?? props.record?.currency ?? usualCurrency())
    const text = ref(shown(props.modelValue))
    const read = () => {
      if (!String(text.value).trim()) return null
      return { amount: minorUnits(text.value, currency.value) ?? text.value, currency: currency.value }
    }

    watch(() => props.modelValue, value => {
      if (JSON.stringify(read()) === JSON.stringify(value ?? null)) return
      text.value = shown(value)
      if (value?.currency) currency.value = value.currency
    })

    const write = typed => {
      text.value = typed ?? ''
      emit('update:modelValue', read())
    }
    const settle = () => {
      const value = read()
      if (Number.isSafeInteger(value?.amount)) text.value = shown(value)
    }
    const change = code => {
      currency.value = code
      rememberCurrency(code)
      emit('update:modelValue', read())
    }

    const picker = () => (
      <QSelect
        borderless dense hideBottomSpace tag="div" for={`${props.id}-currency`} class="gx-currency" options={currencies}
        modelValue={currency.value} aria-label={t('field.currency')} optionsDense popupContentClass="gx-options" onPopupShow={() => namePopup(t('field.currency'))} onUpdate:modelValue={change}
      />
    )

    return () => (
      <QInput
        {...frame(props)} class="gx-input gx-number gx-money" modelValue={text.value} inputmode="decimal" autocomplete="off"
        placeholder={props.placeholder} onUpdate:modelValue={write} onBlur={settle}
      >{{ append: picker }}</QInput>
    )
  },
})
