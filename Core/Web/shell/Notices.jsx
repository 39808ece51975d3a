import { defineComponent, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { QBtn, QIcon, QLinearProgress, QMenu } from 'quasar'
import { api } from '../app/client.js'
import { relativeTime } from '../app/format.js'
import { t } from '../app/messages.js'
import { notices } from '../app/notify.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { Link } from '../parts/Link.jsx'

const running = new Set(['queued', 'reading', 'running'])
const often = 3000
const seldom = 60000

/** The bell: imports under way with their progress, and what happened during this visit. */
export const Notices = defineComponent({
  name: 'GxNotices',
  setup() {
    const imports = shallowRef([])
    const seen = ref(0)
    let timer = null
    const look = async () => {
      if (!document.hidden) imports.value = await latestImports(imports.value)
      timer = setTimeout(look, imports.value.some(one => running.has(one.state)) ? often : seldom)
    }
    onMounted(() => { timer = setTimeout(look, 1500) })
    onBeforeUnmount(() => clearTimeout(timer))
    return () => {
      const underWay = imports.value.filter(one => running.has(one.state))
      const count = underWay.length + notices.filter(one => one.kind === 'problem' && one.id > seen.value).length
      return (
        <QBtn flat round icon="notifications" aria-label={t('shell.notices')} title={t('shell.notices')} aria-haspopup="dialog">{() => [
          count > 0 && <span class="gx-count">{count}</span>,
          <QMenu anchor="bottom right" self="top right" offset={[0, 6]} role="dialog" aria-label={t('shell.notices')} onShow={() => { seen.value = notices[0]?.id ?? 0 }}>{() =>
            <div class="gx-notices">
              {underWay.map(progress)}
              {notices.map(line)}
              {!underWay.length && !notices.length && <EmptyState dense icon="notifications_none" title={t('shell.noNotices')} text={t('shell.noNoticesText')}/>}
              <div class="gx-notices__foot">
                <Link to="/imports">{() => t('shell.allImports')}</Link>
                {notices.length > 0 && <button type="button" onClick={() => notices.splice(0)}>{t('shell.clearNotices')}</button>}
              </div>
            </div>}</QMenu>,
        ]}</QBtn>
      )
    }
  },
})

// A page that only looks must not open the sign-in dialog or tell of every gap in the network.
function latestImports(known) {
  return api.get('/imports', { isProbe: true }).then(reply => reply.data.slice(0, 10), () => known)
}

function progress(one) {
  const done = one.total_rows ? one.done_rows / one.total_rows : null
  return (
    <Link to={`/imports/${one.id}`} class="gx-notices__line" key={one.id}>{() => [
      <QIcon name="upload_file" size="18px"/>,
      <div><span>{t('shell.importRunning', { name: one.name ?? one.file_name })}</span><QLinearProgress value={done ?? 0} indeterminate={done === null} aria-label={one.name}/></div>,
    ]}</Link>
  )
}

function line(notice) {
  return (
    <div class="gx-notices__line" key={notice.id}>
      <QIcon name={notice.kind === 'problem' ? 'error' : 'check_circle'} size="18px" class={notice.kind === 'problem' ? 'text-negative' : 'text-positive'}/>
      <div><span>{notice.text}</span><small class="gx-muted">{relativeTime(notice.at)}</small></div>
    </div>
  )
}
