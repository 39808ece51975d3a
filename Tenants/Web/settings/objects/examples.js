/** Objects to begin with: what each is called is in the messages, in both languages. */
import { type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { inBoth } from './texts.js'

/** The first choice of a status is the one that a new record has. */
export const examples = [
  {
    name: 'machine', plural: 'machines', icon: 'precision_manufacturing',
    status: { running: 'green', maintenance: 'orange', broken: 'red', retired: 'grey' },
    fields: [
      { name: 'serial_number', kind: 'text', unique: true, filterable: true }, { name: 'status', kind: 'choice', filterable: true },
      { name: 'customer', kind: 'reference', refers_to: 'customer', filterable: true }, { name: 'installed_on', kind: 'date', filterable: true },
      { name: 'warranty_until', kind: 'date', filterable: true },
    ],
  },
  {
    name: 'project', plural: 'projects', icon: 'assignment',
    status: { planned: 'blue', active: 'teal', paused: 'orange', done: 'green' },
    fields: [
      { name: 'status', kind: 'choice', filterable: true }, { name: 'customer', kind: 'reference', refers_to: 'customer', filterable: true },
      { name: 'budget', kind: 'money', filterable: true }, { name: 'starts_on', kind: 'date', filterable: true },
      { name: 'ends_on', kind: 'date', filterable: true },
    ],
  },
  {
    name: 'property', plural: 'properties', icon: 'home',
    status: { available: 'green', reserved: 'orange', sold: 'blue', withdrawn: 'grey' },
    fields: [
      { name: 'status', kind: 'choice', filterable: true }, { name: 'price', kind: 'money', filterable: true },
      { name: 'area', kind: 'decimal', scale: 2, filterable: true }, { name: 'street', kind: 'text', filterable: true },
      { name: 'interested', kind: 'reference', refers_to: 'customer', filterable: true },
    ],
  },
]

/** The fields that this workspace can have: what they refer to may be switched off. */
export const fieldsOf = example => example.fields.filter(({ refers_to: target }) => !target || typeOf(target))

/** What an example is called: `{ title, plural, label, description, fields }`, each in both languages. */
export function textsOf(example) {
  const { name } = example
  return {
    title: inBoth(`objects.example.${name}.title`), plural: inBoth(`objects.example.${name}.plural`), label: inBoth(`objects.example.${name}.label`),
    description: inBoth(`objects.example.${name}.description`), fields: fieldsOf(example).map(field => titleOf(example, field)),
  }
}

export const titleOf = (example, field) => inBoth(`objects.example.${example.name}.field.${field.name}`)

export const choiceTitle = (example, code) => inBoth(`objects.example.${example.name}.status.${code}`)
