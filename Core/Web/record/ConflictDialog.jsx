import { defineComponent, reactive, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { t, text } from '../app/messages.js'
import { relativeTime } from '../app/format.js'
import { FieldValue } from '../parts/FieldValue.jsx'
import { useModal } from '../parts/modal.js'
import { labelOfReference } from '../parts/fields/references.js'

/** Somebody else saved first: both versions, field by field, and a choice for each. Only what both changed is asked about. */
export const ConflictDialog = defineComponent({
  name: 'ConflictDialog',
  props: {
    type: { type: Object, required: true },
    label: { type: String, default: '' },
    /** `{ contested, theirs, current }` */
    conflict: { type: Object, required: true },
    changes: { type: Object, required: true },
  },
  emits: ['settle', 'cancel'],
  setup(props, { emit }) {
    const id = useId()
    useModal()
    const choices = reactive(Object.fromEntries(props.conflict.contested.map(field => [field.name, 'mine'])))
    const takeAll = side => { for (const name of Object.keys(choices)) choices[name] = side }
    const who = () => {
      const { updated_by: user, updated_at: at } = props.conflict.current
      return t('record.conflictText', { who: (user && labelOfReference('user', user)) || t('record.somebody'), when: relativeTime(at) })
    }

    const option = (field, side, value) => (
      <label class={['gx-conflict-option', choices[field.name] === side && 'gx-conflict-chosen']}>
        <input type="radio" name={`${id}-${field.name}`} checked={choices[field.name] === side} onChange={() => { choices[field.name] = side }}/>
        <span class="gx-conflict-side">{t(side === 'mine' ? 'record.mine' : 'record.theirs')}</span>
        <FieldValue field={field} value={value ?? null}/>
      </label>
    )
    const contested = field => (
      <fieldset key={field.name} class="gx-conflict-field">
        <legend>{text(field.title)}</legend>
        <div class="gx-conflict-options">{option(field, 'mine', props.changes[field.name])}{option(field, 'theirs', props.conflict.current[field.name])}</div>
      </fieldset>
    )

    return () => (
      <QDialog modelValue onHide={() => emit('cancel')} aria-labelledby={id}>{() => (
        <QCard class="gx-dialog gx-conflict">{() => [
          <h2 id={id}>{t('record.conflictTitle', { name: props.label })}</h2>,
          <p class="gx-dialog__text">{who()}</p>,
          props.conflict.contested.length > 1 && (
            <div class="gx-conflict-all">
              <QBtn flat dense no-caps label={t('record.allMine')} onClick={() => takeAll('mine')}/>
              <QBtn flat dense no-caps label={t('record.allTheirs')} onClick={() => takeAll('theirs')}/>
            </div>
          ),
          <div class="gx-conflict-fields">{props.conflict.contested.map(contested)}</div>,
          props.conflict.theirs.length > 0 && (
            <p class="gx-muted">{t('record.alsoChanged', { fields: props.conflict.theirs.map(field => text(field.title)).join(t('record.comma')) })}</p>
          ),
          <div class="gx-dialog__actions">
            <QBtn flat no-caps label={t('record.backToForm')} onClick={() => emit('cancel')}/>
            <QBtn unelevated no-caps color="primary" autofocus label={t('record.saveChosen')} onClick={() => emit('settle', choices)}/>
          </div>,
        ]}</QCard>
      )}</QDialog>
    )
  },
})
