import { defineComponent, ref } from 'vue'
import { QBtn, QIcon, QLinearProgress, QMenu } from 'quasar'
import { relativeTime } from '../app/format.js'
import { t } from '../app/messages.js'
import { notices } from '../app/notify.js'
import { EmptyState } from '../parts/EmptyState.jsx'
import { Link } from '../parts/Link.jsx'
import { mayImport } from './entries.js'
import { useImports } from './useImports.js'

/** The bell: imports under way with their progress, and what happened during this visit. */
export const Notices = defineComponent({
  name: 'GxNotices',
  setup() {
    const imports = useImports()
    const seen = ref(0)
    return () => {
      const count = imports.value.length + notices.filter(one => one.isNews && one.id > seen.value).length
      return (
        <QBtn flat round icon="notifications" aria-label={count ? t('shell.noticesNew', { n: count }) : t('shell.notices')} title={t('shell.notices')} aria-haspopup="dialog">{() => [
          count > 0 && <span class="gx-count" aria-hidden="true">{count}</span>,
          <QMenu anchor="bottom right" self="top right" offset={[0, 6]} role="dialog" aria-label={t('shell.notices')} onShow={() => { seen.value = notices[0]?.id ?? 0 }}>{() => list(imports.value)}</QMenu>,
        ]}</QBtn>
      )
    }
  },
})

function list(imports) {
  return (
    <div class="gx-notices">
      {imports.map(progress)}
      {notices.map(line)}
      {!imports.length && !notices.length && <EmptyState dense icon="notifications_none" title={t('shell.noNotices')} text={t('shell.noNoticesText')}/>}
      <div class="gx-notices__foot">
        {mayImport() && <Link to="/imports">{() => t('shell.allImports')}</Link>}
        {notices.length > 0 && <button type="button" onClick={() => notices.splice(0)}>{t('shell.clearNotices')}</button>}
      </div>
    </div>
  )
}

function progress({ id, name, progress: { done, total } }) {
  return (
    <Link to={`/imports/${id}`} class="gx-notices__line" key={id}>{() => [
      <QIcon name="upload_file" size="18px"/>,
      <div><span>{t('shell.importRunning', { name })}</span><QLinearProgress value={total ? done / total : 0} indeterminate={!total} aria-label={name}/></div>,
    ]}</Link>
  )
}

function line(notice) {
  const isProblem = notice.kind === 'problem'
  const content = () => [
    <QIcon name={isProblem ? 'error_outline' : 'check_circle'} size="18px" class={isProblem ? 'text-negative' : 'text-positive'}/>,
    <div><span>{notice.text}</span><small class="gx-muted">{relativeTime(notice.at)}</small></div>,
  ]
  if (notice.path) return <Link to={notice.path} class="gx-notices__line" key={notice.id}>{content}</Link>
  return <div class="gx-notices__line" key={notice.id}>{content()}</div>
}
