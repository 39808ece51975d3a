import { computed, defineComponent, ref } from 'vue'
import { QIcon, QInput } from 'quasar'
import { t } from '../../../../../Core/Web/app/messages.js'
import { Panel } from '../../Panel.jsx'
import { SettingsPage } from '../../SettingsPage.jsx'
import { found } from './formula.js'
import { examples, fields, operators, values } from './guide.js'
import { useLanguage } from './language.js'
import { functionEntries } from './palette.js'
import './words.js'

const table = rows => (
  <table class="gx-guide-table"><tbody>{rows.map(([code, key]) => (
    <tr key={key}><th scope="row"><code>{code}</code></th><td>{t(key)}</td></tr>
  ))}</tbody></table>
)

/** `/settings/fields/formulas`: the language of formulas, its functions as the server has them. */
export default defineComponent({
  name: 'FormulaGuide',
  setup() {
    const known = useLanguage()
    const typed = ref('')
    const shown = computed(() => found(functionEntries(known.functions), typed.value))
    const categories = computed(() => [...new Set(shown.value.map(entry => entry.category))])

    const part = (name, content) => <Panel key={name} title={t(`formula.part_${name}`)}>{content}</Panel>
    const text = key => <p>{t(key)}</p>
    const search = () => (
      <QInput dense outlined class="gx-formula-palette-search" modelValue={typed.value} aria-label={t('formula.search')} placeholder={t('formula.search')}
        onUpdate:modelValue={word => { typed.value = word ?? '' }}>{{ prepend: () => <QIcon name="search" size="18px"/> }}</QInput>
    )
    const one = entry => (
      <tr key={entry.key}>
        <th scope="row"><code>{entry.title}</code></th>
        <td>{entry.detail}{entry.example && <small class="gx-guide-sample">{t('formula.exampleIs')} <code>{entry.example}</code></small>}</td>
      </tr>
    )
    const functions = () => [
      text('formula.functionsText'), search(),
      known.hasFailed && <p class="gx-muted" role="alert">{t('formula.notLoaded')}</p>,
      !known.isLoading && !known.hasFailed && shown.value.length === 0 && <p class="gx-muted" role="status">{t('formula.nothing')}</p>,
      ...categories.value.map(category => (
        <div key={category}>
          <h3>{t(`formula.category.${category}`)}</h3>
          <table class="gx-guide-table"><tbody>{shown.value.filter(entry => entry.category === category).map(one)}</tbody></table>
        </div>
      )),
    ]
    const sample = ([code, key]) => <div key={key} class="gx-guide-example"><span>{t(key)}</span><code>{code}</code></div>

    return () => (
      <SettingsPage title={t('formula.guideTitle')} lead={t('formula.guideLead')}>{() => (
        <div class="gx-guide">
          {part('examples', () => examples.map(sample))}
          {part('fields', () => [text('formula.fieldsText'), table(fields)])}
          {part('values', () => table(values))}
          {part('operators', () => [text('formula.operatorsText'), table(operators)])}
          {part('functions', functions)}
          {part('empty', () => text('formula.emptyText'))}
          {part('time', () => text('formula.timeText'))}
          {part('rollup', () => text('formula.rollupText'))}
        </div>
      )}</SettingsPage>
    )
  },
})
