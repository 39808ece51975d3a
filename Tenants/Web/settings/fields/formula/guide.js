/** What the guide shows: formulas, or pieces of them, with the key of the message that explains each. */

export const examples = [
  ['if(employees >= 1000, "A", if(employees >= 100, "B", "C"))', 'formula.exampleScore'],
  ['days_between(ordered_on, c_delivered_on)', 'formula.exampleDays'],
  ['city & " · " & name', 'formula.exampleName'],
  ['total * if(customer.level = "vip", 0.9, 1)', 'formula.exampleDiscount'],
]

export const fields = [
  ['c_weight', 'formula.fieldsOwn'],
  ['customer.city', 'formula.fieldsNear'],
  ['status = "won"', 'formula.fieldsChoice'],
  ['contains(tags, "vip")', 'formula.fieldsList'],
]

export const values = [
  ['12.5', 'formula.valueNumber'],
  ['"Hamburg"', 'formula.valueText'],
  ['true, false', 'formula.valueBoolean'],
  ['date("2026-01-31")', 'formula.valueDate'],
  ['null', 'formula.valueNull'],
]

export const operators = [
  ['* / %', 'formula.operatorProduct'],
  ['+ -', 'formula.operatorSum'],
  ['&', 'formula.operatorJoin'],
  ['= != < <= > >=', 'formula.operatorCompare'],
  ['not', 'formula.operatorNot'],
  ['and', 'formula.operatorAnd'],
  ['or', 'formula.operatorOr'],
]
