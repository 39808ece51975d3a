import { defineComponent } from 'vue'
import { QIcon } from 'quasar'
import { relativeTime } from '../app/format.js'
import { t, text } from '../app/messages.js'
import { iconOf } from '../app/icons.js'
import { type as typeOf } from '../app/metadata.js'
import { recentRecords } from '../app/recent.js'
import { Link } from '../parts/Link.jsx'
import { HomeCard } from './HomeCard.jsx'

const shown = 6

/** What I looked at last on this device, to go on where I stopped. */
export const RecentlySeen = defineComponent({
  name: 'RecentlySeen',
  setup() {
    const recent = recentRecords().filter(one => typeOf(one.type)).slice(0, shown)

    const row = ({ type, id, label, seen }) => (
      <li key={id}>
        <Link class="gx-card-row" to={`/${typeOf(type).plural}/${id}`}>{() => [
          <QIcon name={iconOf(type, 'description')} size="18px" class="gx-card-icon"/>,
          <span class="gx-card-main"><span class="gx-ellipsis">{label}</span><small class="gx-muted">{text(typeOf(type).title)}</small></span>,
          <small class="gx-muted gx-card-side">{relativeTime(seen)}</small>,
        ]}</Link>
      </li>
    )

    return () => recent.length > 0 && (
      <HomeCard title={t('home.recentlySeen')}>{() => <ul class="gx-card-list">{recent.map(row)}</ul>}</HomeCard>
    )
  },
})
