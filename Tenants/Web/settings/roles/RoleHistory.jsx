import { defineComponent, shallowRef } from 'vue'
import { QBtn } from 'quasar'
import { pages } from '../../../../Core/Web/app/client.js'
import { formatTime, relativeTime } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { labelOfReference } from '../../../../Core/Web/parts/fields/references.js'
import { Panel } from '../Panel.jsx'
import { wordsOfEntry } from './changeWords.js'

const shownAtMost = 8

/** Who changed a role and when, in words: "Customers, See: Own → Team". */
export const RoleHistory = defineComponent({
  name: 'RoleHistory',
  props: { role: { type: Object, required: true } },
  setup(props) {
    const list = pages(`/roles/${props.role.id}/history`, { limit: 10 })
    const loaded = shallowRef(false)
    const more = () => list.next().then(() => { loaded.value = true }, notify.problem)
    more()

    const actor = ({ kind, id }) => (kind === 'user' && id ? labelOfReference('user', id) ?? t('roles.somebody') : t('roles.system'))
    const item = entry => {
      const words = entry.action === 'update' ? wordsOfEntry(entry) : []
      return (
        <li key={entry.id}>
          <p><b>{actor(entry.actor)}</b> {t(`roles.did.${entry.action}`)} <time class="gx-muted" datetime={entry.at} title={formatTime(entry.at)}>{relativeTime(entry.at)}</time></p>
          {words.length > 0 && (
            <ul class="gx-muted">
              {words.slice(0, shownAtMost).map((line, index) => <li key={index}>{line}</li>)}
              {words.length > shownAtMost && <li key="more">{t('roles.moreChanges', { n: words.length - shownAtMost })}</li>}
            </ul>
          )}
        </li>
      )
    }
    return () => loaded.value && (
      <Panel title={t('roles.history')}>{() => [
        <ol class="gx-role-history">{list.items.map(item)}</ol>,
        !list.done && <QBtn flat dense no-caps color="primary" loading={list.loading} label={t('roles.older')} onClick={more}/>,
      ]}</Panel>
    )
  },
})
