import { t } from '../../../../Core/Web/app/messages.js'
import { isPattern } from './numberPattern.js'
import { needsField } from './rollup/rollup.js'

const isAbove = (minimum, maximum) => minimum !== null && maximum !== null && Number(minimum) > Number(maximum)

/**
 * What is missing or wrong of the things that only a kind asks: `[name, message]`, falsy messages where nothing is.
 * @param {Record<string, any>} values of the form
 * @param {{ answered: string|null, faults: { message: string }[] }} formula what the server has said of the formula so far
 */
export function faultsOfKind(values, formula) {
  const { kind } = values
  return [
    ['refers_to', kind === 'reference' && !values.refers_to && t('fields.typeMissing')],
    ['maximum', isAbove(values.minimum, values.maximum) && t('fields.boundsCrossed')],
    ['number_pattern', kind === 'autonumber' && !isPattern(values.number_pattern) && t('fields.pattern.wrong')],
    ['formula', kind === 'formula' && formulaFault(values, formula)],
    ...(kind === 'rollup' ? rollupFaults(values) : []),
  ]
}

function formulaFault({ formula }, { answered, faults }) {
  if (!formula.trim()) return t('fields.formulaMissing')
  return answered === formula && faults.length > 0 ? faults[0].message : ''
}

function rollupFaults({ rollup_type: type, rollup_function: code, rollup_field: field, rollup_filtered: isFiltered, rollup_filter: filter }) {
  return [
    ['rollup_type', !type && t('fields.rollup.typeMissing')],
    ['rollup_function', type && !code && t('fields.rollup.functionMissing')],
    ['rollup_field', code && needsField(code) && !field && t('fields.rollup.fieldMissing')],
    ['rollup_filter', isFiltered && !filter && t('fields.conditionMissing')],
  ]
}
