import { computed, defineComponent, reactive, shallowRef } from 'vue'
import { QBtn, QBtnToggle, QIcon } from 'quasar'
import { api } from '../../app/client.js'
import { t } from '../../app/messages.js'
import { type as typeOf } from '../../app/metadata.js'
import { notify, problemText } from '../../app/notify.js'
import { UserChip } from '../../parts/UserChip.jsx'
import { FieldInput } from '../../parts/FieldInput.jsx'

const levels = ['read', 'update']

/** Users and teams that a record is shared with; whoever may change the record adds some and takes them back. */
export const Shares = defineComponent({
  name: 'RecordShares',
  props: { type: { type: Object, required: true }, record: { type: Object, required: true }, mayShare: Boolean },
  setup(props) {
    const shares = shallowRef(null)
    const state = reactive({ with: 'user', level: 'read', isBusy: false, problem: '' })
    const path = computed(() => `/${props.type.plural}/${props.record.id}/shares`)
    // what somebody can't look up can't be picked
    const kinds = ['user', 'team'].filter(name => typeOf(name))
    const field = computed(() => ({ name: 'share', title: t(`access.${state.with}`), kind: 'reference', refers_to: state.with }))

    async function load() {
      try {
        shares.value = (await api.get(path.value)).data
      } catch (problem) {
        state.problem = problemText(problem)
      }
    }
    load()

    async function act(work, done) {
      Object.assign(state, { isBusy: true, problem: '' })
      try {
        await work()
        if (done) notify.ok(done)
        await load()
      } catch (problem) {
        state.problem = problemText(problem)
      }
      state.isBusy = false
    }
    const add = id => { if (id) act(() => api.post(path.value, { [state.with]: id, level: state.level }), t('access.shared')) }
    const change = (share, level) => act(() => api.post(path.value, { [share.user ? 'user' : 'team']: share.user ?? share.team, level }))
    const take = share => act(() => api.delete(`${path.value}/${share.id}`), t('access.taken', { name: share.name }))

    const toggle = (label, value, write) => (
      <QBtnToggle
        class="gx-toggle-group" unelevated no-caps dense toggle-color="primary" role="group" aria-label={label} disable={state.isBusy} modelValue={value}
        options={levels.map(level => ({ value: level, label: t(`access.level.${level}`) }))} onUpdate:modelValue={write}
      />
    )
    const row = share => (
      <li key={share.id}>
        {share.user ? <UserChip user={{ id: share.user, name: share.name }}/> : <span class="gx-access-team"><QIcon name="group" size="20px"/>{share.name}</span>}
        <span class="gx-access-space"/>
        {props.mayShare ? toggle(t('access.levelOf', { name: share.name }), share.level, level => change(share, level)) : <span class="gx-muted">{t(`access.level.${share.level}`)}</span>}
        {props.mayShare && <QBtn flat round dense size="sm" icon="close" disable={state.isBusy} aria-label={t('access.take', { name: share.name })} onClick={() => take(share)}/>}
      </li>
    )
    const adder = () => (
      <div class="gx-access-add">
        {kinds.length > 1 && (
          <QBtnToggle
            class="gx-toggle-group" unelevated no-caps dense toggle-color="primary" role="group" aria-label={t('access.with')} modelValue={state.with}
            options={kinds.map(value => ({ value, label: t(`access.${value}`) }))} onUpdate:modelValue={value => { state.with = value }}
          />
        )}
        <FieldInput key={`${state.with} ${shares.value?.length}`} class="gx-access-pick" dense label={false} field={field.value} modelValue={null} onUpdate:modelValue={add}/>
        {toggle(t('access.newLevel'), state.level, level => { state.level = level })}
      </div>
    )

    return () => {
      if (!props.mayShare && !shares.value?.length) return null
      return (
        <section class="gx-access-part" aria-label={t('access.sharedWith')}>
          <h3>{t('access.sharedWith')}</h3>
          {props.mayShare && <p class="gx-muted">{t('access.sharedHint')}</p>}
          {state.problem && <p class="gx-access-problem" role="alert">{state.problem}</p>}
          {props.mayShare && kinds.length > 0 && adder()}
          {shares.value?.length > 0 && <ul class="gx-access-rows">{shares.value.map(row)}</ul>}
          {shares.value?.length === 0 && <p class="gx-muted">{t('access.notShared')}</p>}
        </section>
      )
    }
  },
})
