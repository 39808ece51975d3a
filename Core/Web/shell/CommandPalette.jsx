import { computed, defineComponent, nextTick, ref, watch } from 'vue'
import { QDialog, QIcon } from 'quasar'
import { go, route } from '../app/router.js'
import { t } from '../app/messages.js'
import { commandsFor } from './commands.js'
import { useRecordSearch } from './useRecordSearch.js'
import './palette.css'

/** Ctrl-K: pages, new records, what was seen lately, and records by their name. Arrows choose, Enter opens. */
export default defineComponent({
  name: 'GxCommandPalette',
  emits: ['close'],
  setup(props, { emit }) {
    const query = ref('')
    const chosen = ref(0)
    const search = useRecordSearch(query)
    const groups = computed(() => commandsFor(query.value.trim(), search))
    const commands = computed(() => groups.value.flatMap(group => group.commands))
    watch(query, () => { chosen.value = 0 })
    watch(commands, list => { chosen.value = Math.min(chosen.value, Math.max(0, list.length - 1)) })
    const run = command => {
      emit('close')
      if (command.run) command.run()
      else if (command.path !== route.path) go(command.path)
    }
    const press = event => pressed(event, { chosen, commands, run })
    return () => (
      <QDialog modelValue position="top" noShake transitionDuration={120} onHide={() => emit('close')} onUpdate:modelValue={value => value || emit('close')} aria-label={t('shell.palette.title')}>{() =>
        <div class="gx-dialog gx-palette" onKeydown={press}>
          <div class="gx-palette__field">
            <QIcon name="search" size="20px"/>
            <input type="text" autofocus autocomplete="off" spellcheck={false} role="combobox" aria-expanded="true" aria-controls="gx-palette-list" aria-autocomplete="list" aria-activedescendant={commands.value.length ? `gx-command-${chosen.value}` : undefined}
              aria-label={t('shell.palette.title')} placeholder={t('shell.palette.placeholder')} value={query.value} onInput={event => { query.value = event.target.value }}/>
            {search.isLoading.value && <span class="gx-palette__busy" role="progressbar" aria-label={t('app.loading')}/>}
          </div>
          <div class="gx-palette__list" id="gx-palette-list" role="listbox" aria-label={t('shell.palette.title')} tabindex="-1">
            {groups.value.map(group => groupOf(group, commands.value, chosen, run))}
          </div>
          {!commands.value.length && !search.isLoading.value && <div class="gx-palette__nothing"><strong>{t('shell.palette.nothing', { query: query.value.trim() })}</strong><span class="gx-muted">{t('shell.palette.nothingText')}</span></div>}
          <footer class="gx-palette__foot gx-wide"><span><kbd>↑</kbd> <kbd>↓</kbd> {t('shell.palette.choose')}</span><span><kbd>↵</kbd> {t('shell.palette.open')}</span><span class="gx-visually-hidden" role="status">{query.value && t('shell.palette.results', { n: commands.value.length })}</span></footer>
        </div>}</QDialog>
    )
  },
})

function groupOf(group, commands, chosen, run) {
  return (
    <div role="group" aria-label={group.title} key={group.title}>
      <h2 aria-hidden="true">{group.title}</h2>
      {group.commands.map(command => {
        const index = commands.indexOf(command)
        return (
          <div key={command.path + command.title} id={`gx-command-${index}`} role="option" class={['gx-palette__command', index === chosen.value && 'gx-palette__command--on']} aria-selected={index === chosen.value ? 'true' : 'false'}
            onMousemove={() => { chosen.value = index }} onClick={() => run(command)}>
            <QIcon name={command.icon ?? 'label'} size="18px"/><span>{command.title}</span>{command.hint && <small>{command.hint}</small>}
          </div>
        )
      })}
    </div>
  )
}

function pressed(event, { chosen, commands, run }) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const count = commands.value.length
  if (event.isComposing) return
  if (step && count) {
    event.preventDefault()
    chosen.value = (chosen.value + step + count) % count
    nextTick(() => document.getElementById(`gx-command-${chosen.value}`)?.scrollIntoView({ block: 'nearest' }))
  }
  if (event.key === 'Enter' && count) { event.preventDefault(); run(commands.value[chosen.value]) }
}
