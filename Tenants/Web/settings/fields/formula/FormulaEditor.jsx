import { computed, defineComponent, nextTick, ref, useId } from 'vue'
import { QIcon } from 'quasar'
import { t } from '../../../../../Core/Web/app/messages.js'
import { kindTitle } from '../kinds.js'
import { useSight } from '../useSight.js'
import { FormulaPalette } from './FormulaPalette.jsx'
import { piecesOf, placeOf, spanOf, withWords } from './formula.js'
import './words.js'

/** A formula: written by hand or put together from the palette, checked by the server while it is written. A click on a fault goes to its place. */
export const FormulaEditor = defineComponent({
  name: 'FormulaEditor',
  props: { form: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const id = useId()
    const frame = ref(null)
    const area = ref(null)
    const { form } = props
    const { check, values } = form
    const formula = computed(() => values.formula ?? '')
    useSight(frame, () => !form.record.value)
    const isAnswered = () => check.answered === formula.value
    const faults = computed(() => (isAnswered() ? check.faults : []))
    const problem = () => (faults.value.length === 0 ? form.errors.formula ?? '' : '')

    function select(start, end) {
      area.value.focus()
      area.value.setSelectionRange(start, end)
    }
    function put({ words, isCall }) {
      const { selectionStart: start, selectionEnd: end } = area.value
      const next = withWords(formula.value, { start, end }, words, isCall)
      form.write('formula', next.formula)
      nextTick(() => select(next.caret, next.caret))
    }
    const goTo = fault => {
      const { start, end } = spanOf(formula.value, fault)
      select(start, end)
    }

    const told = fault => {
      const { line, letter } = placeOf(formula.value, spanOf(formula.value, fault).start)
      return (
        <li key={`${fault.position} ${fault.code}`}>
          <button type="button" class="gx-formula-problem" onClick={() => goTo(fault)}>
            <QIcon name="error_outline" size="16px"/><span>{fault.message}</span><small>{t('formula.place', { line, letter })}</small>
          </button>
        </li>
      )
    }
    const outcome = () => {
      if (!formula.value.trim()) return t('formula.empty')
      if (check.isChecking) return t('formula.checking')
      if (check.hasFailed) return t('formula.unchecked')
      if (faults.value.length > 0) return t('formula.faults', { n: faults.value.length })
      return check.kind ? t('formula.result', { kind: kindTitle(check.kind) }) : ''
    }
    const isGood = () => isAnswered() && !check.isChecking && !check.hasFailed && faults.value.length === 0 && Boolean(check.kind)

    return () => (
      <div class="gx-formula" ref={frame}>
        <div class="gx-formula-head">
          <label class="gx-field-label" for={id}>{t('formula.title')}</label>
          <a href="/settings/fields/formulas" class="gx-formula-guide" target="_blank" rel="noopener"><QIcon name="menu_book" size="16px"/>{t('formula.guide')}</a>
        </div>
        <div class={['gx-formula-paper', (faults.value.length > 0 || problem()) && 'gx-formula-faulty']}>
          <pre aria-hidden="true" class="gx-formula-ink">{piecesOf(formula.value, faults.value).map((piece, index) => (
            piece.isFault ? <mark key={index}>{piece.text}</mark> : piece.text
          ))}{'\n'}</pre>
          <textarea
            ref={area} id={id} class="gx-formula-text" value={formula.value} rows="3" spellcheck="false" autocapitalize="none" autocomplete="off" maxlength="4000"
            placeholder={t('formula.example')} data-field="formula" aria-invalid={faults.value.length > 0 || problem() ? 'true' : undefined}
            aria-describedby={`${id}-outcome`} aria-required="true" onInput={event => form.write('formula', event.target.value)}
          />
        </div>
        <div id={`${id}-outcome`} class="gx-formula-outcome">
          <span role="status" class={['gx-formula-state', isGood() && 'gx-formula-good']}>
            {isGood() && <QIcon name="check_circle" size="16px"/>}{outcome()}
          </span>
          {problem() && <div class="gx-field-error" role="alert">{problem()}</div>}
          {faults.value.length > 0 && <ul class="gx-formula-problems">{faults.value.map(told)}</ul>}
        </div>
        <FormulaPalette type={props.type} own={form.record.value?.name} onPut={put}/>
      </div>
    )
  },
})
