import { defineComponent, ref } from 'vue'
import { QIcon } from 'quasar'
import { t } from '../../app/messages.js'
import { UserChip } from '../../parts/UserChip.jsx'
import { baseRole, fieldWords, mostOf, wordsOfReasons } from './reasons.js'

const actions = ['read', 'update', 'delete']
const icons = { none: 'visibility_off', read: 'visibility', update: 'edit', delete: 'check_circle' }

/** One person: what they may do with the record; a click tells why. */
export const Reacher = defineComponent({
  name: 'RecordReacher',
  props: { one: { type: Object, required: true }, type: { type: Object, required: true } },
  setup(props) {
    const isOpen = ref(false)
    const roles = () => [baseRole(props.one.role), ...props.one.roles.map(role => role.name)].join(t('access.and'))
    const line = action => {
      const { allowed, reasons } = props.one[action]
      const why = wordsOfReasons(reasons)
      return (
        <li key={action} class={allowed ? undefined : 'gx-muted'}>
          <QIcon name={allowed ? 'check' : 'remove'} size="16px"/>
          <span><b>{t(`access.action.${action}${allowed ? '' : 'Not'}`)}</b>{why.length > 0 && ` · ${why.join(t('access.comma'))}`}</span>
        </li>
      )
    }
    return () => {
      const most = mostOf(props.one)
      const fields = fieldWords(props.type, props.one)
      return (
        <li class="gx-access-person">
          <button type="button" aria-expanded={String(isOpen.value)} onClick={() => { isOpen.value = !isOpen.value }}>
            <UserChip user={{ id: props.one.user, name: props.one.name }} dense size={30}/>
            <span class="gx-access-name"><b>{props.one.name}</b><small>{roles()}</small></span>
            <span class={`gx-access-most gx-access-${most}`}><QIcon name={icons[most]} size="16px"/>{t(`access.most.${most}`)}</span>
            <QIcon name={isOpen.value ? 'expand_less' : 'expand_more'} size="18px" class="gx-muted"/>
          </button>
          {isOpen.value && <ul class="gx-access-why">{[...actions.map(line), ...fields.map(words => <li key={words}><QIcon name="lock" size="16px"/><span>{words}</span></li>)]}</ul>}
        </li>
      )
    }
  },
})
