import { t } from '../../../Core/Web/app/messages.js'
import { go } from '../../../Core/Web/app/router.js'
import { Link } from '../../../Core/Web/parts/Link.jsx'
import { VisitorPage } from './VisitorPage.jsx'
import { QBtn, QIcon, QSkeleton } from 'quasar'

const waiting = () => (
  <div class="gx-entrance-form" aria-busy="true">{[40, 64, 64, 40].map((height, index) => <QSkeleton key={index} height={`${height}px`} animation="fade"/>)}</div>
)

/** A page opened by a link from a mail, while the link is looked at or where it leads nowhere; `remedy` leads to a new one. */
export const LinkState = ({ problem, dead, remedy, onRetry }) => {
  if (!problem) return <VisitorPage title={t('visitor.lookingTitle')}>{{ default: waiting }}</VisitorPage>
  const isDead = problem.code === 'link_invalid' || problem.status === 404
  return (
    <VisitorPage title={t(isDead ? 'visitor.deadTitle' : 'visitor.failedTitle')} lead={isDead ? dead : t('visitor.failedLead')}>{{
      default: () => (
        <div class="gx-dead-link">
          <span class="gx-dead-mark"><QIcon name={isDead ? 'link_off' : 'cloud_off'} size="28px"/></span>
          {isDead && remedy && <QBtn unelevated no-caps color="primary" label={remedy.label} onClick={() => go(remedy.to)}/>}
          {!isDead && <QBtn unelevated no-caps color="primary" label={t('visitor.retry')} onClick={onRetry}/>}
        </div>
      ),
      footer: () => <Link to="/sign-in">{() => t('visitor.toSignIn')}</Link>,
    }}</VisitorPage>
  )
}
LinkState.props = ['problem', 'dead', 'remedy', 'onRetry']
