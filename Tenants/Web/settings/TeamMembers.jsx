import { computed, defineComponent, ref } from 'vue'
import { QBtn } from 'quasar'
import { api } from '../../../Core/Web/app/client.js'
import { t } from '../../../Core/Web/app/messages.js'
import { notify } from '../../../Core/Web/app/notify.js'
import { FieldInput } from '../../../Core/Web/parts/FieldInput.jsx'
import { UserChip } from '../../../Core/Web/parts/UserChip.jsx'

/** Who is in a team: taken out with a click, brought in by name. A member is in one team at a time. */
export const TeamMembers = defineComponent({
  name: 'TeamMembers',
  props: { team: { type: Object, required: true }, members: { type: Array, required: true } },
  emits: ['change'],
  setup(props, { emit }) {
    const isBusy = ref(false)
    const inside = computed(() => props.members.filter(member => member.team === props.team.id))
    const field = computed(() => ({
      name: 'member', title: t('settings.teams.addMember'), kind: 'choice',
      choices: props.members.filter(member => member.team !== props.team.id).map(member => ({ code: member.id, title: member.name })),
    }))

    async function move(member, team) {
      if (!member) return
      isBusy.value = true
      try {
        await api.patch(`/users/${member.id}`, { team }, { record: member })
      } catch (problem) {
        notify.problem(problem)
      }
      emit('change')
      isBusy.value = false
    }

    return () => (
      <div class="gx-team-members">
        {inside.value.length === 0 && <p class="gx-muted">{t('settings.teams.nobody')}</p>}
        <ul class="gx-chips">{inside.value.map(member => (
          <li key={member.id}>
            <UserChip user={member}/>
            <QBtn
              flat round dense size="xs" icon="close" disable={isBusy.value} aria-label={t('settings.teams.takeOut', { name: member.name })}
              onClick={() => move(member, null)}
            />
          </li>
        ))}</ul>
        <div class="gx-team-add">
          <FieldInput
            dense label={false} field={field.value} modelValue={null} placeholder={t('settings.teams.addMember')}
            onUpdate:modelValue={id => move(props.members.find(member => member.id === id), props.team.id)}
          />
        </div>
      </div>
    )
  },
})
