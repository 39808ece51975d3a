import { computed, defineComponent, ref } from 'vue'
import { addMessages, t } from '../app/messages.js'
import { formatDate } from '../app/format.js'
import { entriesOf } from '../app/plugs.js'
import { session } from '../app/session.js'
import { Later } from '../record/Later.jsx'
import { today } from '../parts/fields/dates.js'
import { Checklist } from './Checklist.jsx'
import { useFirstSteps } from './first-steps.js'
import { RecentlySeen } from './RecentlySeen.jsx'
import { ScopeSwitch } from './ScopeSwitch.jsx'
import en from './messages/en.js'
import zh from './messages/zh.js'
import './home.css'

addMessages({ en, zh })

function greeting(hour) {
  if (hour < 5 || hour >= 22) return 'late'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** `/`: my numbers and what needs me; in a new workspace, the first steps. Cards come from the modules' plugs. */
export default defineComponent({
  name: 'HomePage',
  setup() {
    const steps = useFirstSteps()
    const hour = ref(new Date().getHours())
    const cards = computed(() => entriesOf('home'))

    const card = entry => <Later key={String(entry.order) + entry.component} load={entry.component}/>
    const wide = () => cards.value.filter(entry => entry.isWide)
    const narrow = () => cards.value.filter(entry => !entry.isWide)

    return () => (
      <div class="gx-page gx-home">
        <header class="gx-home-head">
          <div>
            <h1 tabindex="-1">{t(`home.${greeting(hour.value)}`, { name: session.user.name })}</h1>
            <p class="gx-muted">{formatDate(today())}</p>
          </div>
          {steps.hasCards && <ScopeSwitch/>}
        </header>
        {steps.isShown && <Checklist steps={steps}/>}
        {steps.hasCards && wide().map(card)}
        {steps.hasCards && <div class="gx-home-cards">{[...narrow().map(card), <RecentlySeen key="seen"/>]}</div>}
      </div>
    )
  },
})
