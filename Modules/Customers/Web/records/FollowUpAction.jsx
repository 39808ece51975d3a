import { defineComponent } from 'vue'
import { QBtn } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { can } from '../../../../Core/Web/app/session.js'
import { FollowUpMenu } from './FollowUpMenu.jsx'

/** In a customer's head: talked to just now, and when next. */
export default defineComponent({
  name: 'FollowUpAction',
  props: { record: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    return () => can('update', 'customer') && (
      <QBtn outline no-caps icon="phone_in_talk" label={t('customers.followUp.action')} aria-haspopup="menu">{() => (
        <FollowUpMenu record={props.record} onChanged={record => emit('changed', record)}/>
      )}</QBtn>
    )
  },
})
