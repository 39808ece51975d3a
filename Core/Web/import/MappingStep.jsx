import { computed, defineComponent } from 'vue'
import { QBtn, QIcon } from 'quasar'
import { t, text } from '../app/messages.js'
import { setQuery } from '../app/router.js'
import { FieldInput } from '../parts/FieldInput.jsx'
import { FileOptions } from './FileOptions.jsx'
import { ExistingChoice } from './ExistingChoice.jsx'
import { missingFields, targetChoices } from './targets.js'

/** Which column becomes which field, and how the file is to be read. */
export const MappingStep = defineComponent({
  name: 'MappingStep',
  props: { state: { type: Object, required: true }, file: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const choices = computed(() => targetChoices(props.type))
    const missing = computed(() => missingFields(props.type, props.file.columns))
    const mapped = computed(() => props.file.columns.filter(column => column.field !== null).length)

    /** A field goes to one column: whichever had it lets go. */
    function assign(column, field) {
      const before = field && props.file.columns.find(one => one.field === field)
      props.state.change({ mapping: { ...(before && { [before.name]: null }), [column.name]: field } })
    }
    async function run(isDryRun) {
      if (await props.state.run(isDryRun)) setQuery({ step: null })
    }

    const fieldOf = column => ({ name: `column-${column.name}`, title: t('import.fieldOf', { column: column.name }), kind: 'choice', choices: choices.value })
    const row = column => (
      <li key={column.name} class={['gx-mapping-one', column.field === null && 'gx-mapping-one-off']}>
        <span class="gx-mapping-one-name">
          <b>{column.name}</b>
          <small>{column.samples.length > 0 ? column.samples.map((sample, index) => <span key={index}>{sample}</span>) : t('import.noSamples')}</small>
        </span>
        <QIcon name="arrow_forward" size="18px"/>
        <div class="gx-mapping-one-field">
          <FieldInput
            dense label={false} field={fieldOf(column)} modelValue={column.field} placeholder={t('import.leaveOut')}
            onUpdate:modelValue={field => assign(column, field)}
          />
        </div>
      </li>
    )
    const missingNote = () => {
      const fields = missing.value.map(field => text(field.title)).join(t('import.comma'))
      return <p class="gx-import-note gx-import-warn" role="status"><QIcon name="warning_amber" size="19px"/><span>{t('import.missing', { fields })}</span></p>
    }

    return () => [
      <section class="gx-import-card" aria-labelledby="gx-mapping-title">
        <header><h2 id="gx-mapping-title">{t('import.mappingTitle')}</h2><p>{t('import.mappingLead', { n: mapped.value, total: props.file.columns.length })}</p></header>
        <ul class="gx-mapping">
          <li class="gx-mapping-head" aria-hidden="true"><span>{t('import.inFile')}</span><i/><span>{t('import.inRecords', { types: text(props.type.plural_title) })}</span></li>
          {props.file.columns.map(row)}
        </ul>
      </section>,
      missing.value.length > 0 && missingNote(),
      <ExistingChoice file={props.file} type={props.type} onChange={options => props.state.change({ options })}/>,
      <FileOptions file={props.file} type={props.type} onChange={options => props.state.change({ options })}/>,
      <footer class="gx-import-foot">
        <QBtn flat no-caps label={t('import.runUnchecked')} disable={mapped.value === 0 || props.state.isBusy} onClick={() => run(false)}/>
        <QBtn unelevated no-caps color="primary" label={t('import.check')} disable={mapped.value === 0} loading={props.state.isBusy} onClick={() => run(true)}/>
      </footer>,
    ]
  },
})
