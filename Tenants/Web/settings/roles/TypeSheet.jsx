import { defineComponent, useId } from 'vue'
import { QBtn, QCard, QDialog } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { useModal } from '../../../../Core/Web/parts/modal.js'
import { FieldRights } from './FieldRights.jsx'
import { PickButton } from './PickButton.jsx'
import { ScopePick } from './ScopePick.jsx'
import { actions, followRest, followsRest, rest, scopesOf, setRow, setScope } from './grants.js'
import { rowOptions } from './options.js'
import { sentenceOf, titleOfType } from './sentence.js'

/** A row of the matrix as a sheet over the page. What is set counts for the role that is being edited, and is saved with it. */
export const TypeSheet = defineComponent({
  name: 'TypeSheet',
  props: { type: { type: Object, required: true }, grants: { type: Object, required: true }, saved: { type: Object, required: true }, errorAt: { type: Function, required: true } },
  emits: ['change', 'close'],
  setup(props, { emit }) {
    const id = useId()
    useModal()
    const change = grants => emit('change', grants)
    const isRest = () => props.type.name === rest.name
    const title = () => titleOfType(props.type)
    const setWhole = scope => change(scope === 'follow' ? followRest(props.grants, props.type) : setRow(props.grants, props.type, scope))

    const action = name => {
      const error = props.errorAt(`types.${props.type.name}.${name}`)
      return (
        <li key={name}>
          <span class="gx-grow">{t(`roles.action.${name}`)}{error && <small class="gx-bad-words">{error}</small>}</span>
          <ScopePick type={props.type} action={name} grants={props.grants} saved={props.saved} error={error} onPick={scope => change(setScope(props.grants, props.type, name, scope))}/>
        </li>
      )
    }
    const body = () => [
      <div class="gx-dialog-head">
        <h2 id={id}>{title()}</h2>
        <PickButton
          class="gx-pick-head" icon="more_horiz" name={t('roles.wholeRow', { type: title() })} label={t('roles.wholeRow', { type: title() })}
          options={rowOptions(!isRest() && !followsRest(props.grants, props.type))} onUpdate:modelValue={setWhole}
        />
      </div>,
      <div class="gx-type-sheet-body">
        <p class="gx-sentence">{sentenceOf(props.grants, props.type)}</p>
        <ul class="gx-type-actions">{actions.filter(name => scopesOf(props.type, name).length > 0).map(action)}</ul>
        {!isRest() && <FieldRights type={props.type} grants={props.grants} saved={props.saved} errorAt={props.errorAt} onChange={change}/>}
      </div>,
      <div class="gx-type-sheet-foot"><QBtn unelevated no-caps color="primary" label={t('app.ok')} onClick={() => emit('close')}/></div>,
    ]
    return () => (
      <QDialog modelValue maximized={window.innerWidth < 600} aria-labelledby={id} onHide={() => emit('close')}>{() => (
        <QCard class="gx-dialog gx-type-sheet">{body}</QCard>
      )}</QDialog>
    )
  },
})
