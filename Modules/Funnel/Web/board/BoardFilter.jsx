import { computed, defineComponent } from 'vue'
import { QBtnToggle, QSelect } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { session } from '../../../../Core/Web/app/session.js'
import { ReferencePicker } from '../../../../Core/Web/parts/ReferencePicker.jsx'
import { fieldOf } from '../../../../Core/Web/app/metadata.js'

/** Which pipeline and whose deals; emits changes of the address's query. */
export const BoardFilter = defineComponent({
  name: 'BoardFilter',
  props: { pipelines: Array, pipeline: Object, owner: String },
  emits: ['change'],
  setup(props, { emit }) {
    const whose = computed(() => (props.owner === 'me' || props.owner === session.user.id ? 'me' : ''))
    const colleague = () => (props.owner && !whose.value ? props.owner : null)
    const pick = id => emit('change', { owner: id === session.user.id ? 'me' : id })

    const switcher = () => (
      <QSelect
        class="gx-board-pipeline" outlined dense optionsDense emitValue mapOptions aria-label={t('funnel.board.pipeline')} modelValue={props.pipeline.id}
        options={props.pipelines.map(one => ({ value: one.id, label: one.name }))} onUpdate:modelValue={id => emit('change', { pipeline: id })}
      />
    )

    const owners = () => fieldOf('deal', 'owner')?.comparisons.length > 0 && [
      <QBtnToggle
        class="gx-board-whose" unelevated noCaps dense toggleColor="primary" aria-label={t('funnel.board.whose')}
        modelValue={colleague() ? null : whose.value} onUpdate:modelValue={value => emit('change', { owner: value })}
        options={[{ value: '', label: t('funnel.board.everyone') }, { value: 'me', label: t('funnel.board.mine') }]}
      />,
      <div class="gx-board-owner"><ReferencePicker
        id="board-owner" name={t('funnel.board.colleague')} field={{ ...fieldOf('deal', 'owner'), required: false }} creatable={false}
        aria={{ 'aria-label': t('funnel.board.colleague') }} placeholder={t('funnel.board.colleague')} modelValue={colleague()} onUpdate:modelValue={pick}
      /></div>,
    ]

    return () => [props.pipelines.length > 1 && switcher(), owners()]
  },
})
