import { defineComponent } from 'vue'
import { QItem, QItemSection, QList, QMenu } from 'quasar'
import { formatDate } from '../../../../Core/Web/app/format.js'
import { t } from '../../../../Core/Web/app/messages.js'
import { notify } from '../../../../Core/Web/app/notify.js'
import { namePopup } from '../../../../Core/Web/parts/popup.js'
import { followUp, followUpChoices } from './follow-up.js'

/** The menu of a button "followed up": when to come back to this customer. */
export const FollowUpMenu = defineComponent({
  name: 'FollowUpMenu',
  props: { record: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const choose = day => followUp(props.record, day, record => emit('changed', record)).catch(notify.problem)
    const choice = ([label, day]) => (
      <QItem key={label} clickable role="menuitem" onClick={() => choose(day)}>{() => [
        <QItemSection>{() => label}</QItemSection>,
        <QItemSection side class="gx-tabular">{() => formatDate(day)}</QItemSection>,
      ]}</QItem>
    )
    return () => (
      <QMenu anchor="bottom right" self="top right" autoClose onShow={() => namePopup(t('customers.followUp.action'))}>{() => (
        <QList role="none">{() => [
          <div class="q-item__label--header" role="presentation" key="head">{t('customers.followUp.next')}</div>,
          ...followUpChoices().map(choice),
        ]}</QList>
      )}</QMenu>
    )
  },
})
