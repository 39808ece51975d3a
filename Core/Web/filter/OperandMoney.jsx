import { ref } from 'vue'
import { QInput, QSelect } from 'quasar'
import { t, text } from '../app/messages.js'
import { currencies, grouped, majorUnits, minorUnits, usualCurrency } from '../parts/fields/numbers.js'
import { takesMany } from './tree.js'

/** Amounts without a currency are compared by their minor units, of which most currencies have a hundred. */
const withoutCurrency = 'CNY'

/**
 * Amounts that a condition compares with, as they are typed: one, two or many, all in one currency. `{ amount, currency }` meets only amounts in that
 * currency, a bare number of minor units those in any.
 */
export const OperandMoney = {
  props: { field: Object, comparison: String, modelValue: null },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const currency = ref(currencyOf(props.modelValue))
    const unit = () => currency.value ?? withoutCurrency
    const set = value => emit('update:modelValue', value)

    const shown = value => {
      const amount = value?.amount ?? value
      return Number.isSafeInteger(amount) ? grouped(majorUnits(amount, unit())) : ''
    }
    function read(typed) {
      const amount = minorUnits(typed, unit())
      if (amount === null) return undefined
      return currency.value ? { amount, currency: currency.value } : amount
    }
    /** What was typed stays, in the other currency. */
    function change(code) {
      const typed = [props.modelValue].flat().map(shown)
      currency.value = code
      set(Array.isArray(props.modelValue) ? typed.map(read) : read(typed[0]))
    }

    const name = label => `${text(props.field.title)}: ${label}`
    const amount = (label, value, put) => <QInput dense outlined hideBottomSpace inputmode="decimal" debounce="300" aria-label={name(label)}
      modelValue={shown(value)} onUpdate:modelValue={typed => put(read(typed ?? ''))}/>
    const two = ([from, to]) => [amount(t('filter.from'), from, value => set([value, to])), amount(t('filter.to'), to, value => set([from, value]))]
    const add = (typed, done) => {
      const value = read(typed)
      if (value !== undefined) done(value, 'add-unique')
    }
    const many = values => <QSelect dense outlined multiple useChips useInput hideDropdownIcon inputDebounce="0" aria-label={name(t('filter.value'))}
      hint={t('filter.values_hint')} modelValue={values} onNewValue={add} optionLabel={shown} onUpdate:modelValue={next => set(next ?? [])}/>
    const amounts = () => {
      if (props.comparison === 'between') return two(props.modelValue ?? [])
      if (takesMany(props.comparison)) return many(props.modelValue ?? [])
      return amount(t('filter.value'), props.modelValue, set)
    }
    const options = () => [{ value: null, label: t('filter.any_currency') }, ...currencies.map(code => ({ value: code, label: code }))]

    return () => <div class={['gx-filter-money', props.comparison === 'between' && 'gx-filter-money-two']}>
      {amounts()}
      <QSelect dense outlined optionsDense emitValue mapOptions class="gx-filter-currency" aria-label={name(t('filter.currency'))} modelValue={currency.value}
        options={options()} onUpdate:modelValue={change}/>
    </div>
  },
}

/** The currency of a condition's amounts, null for any; of a new one the currency that this person used last. */
function currencyOf(value) {
  const known = [value].flat().find(one => one !== undefined && one !== null)
  return known === undefined ? usualCurrency() : known.currency ?? null
}
