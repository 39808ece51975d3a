import { QBtn, QDialog } from 'quasar'
import { t } from '../app/messages.js'
import { modKey, shortcuts } from '../app/shortcuts.js'
import './help.css'

/** Every shortcut that is in force here, by where it holds. */
export default function ShortcutHelp(props, { emit }) {
  return (
    <QDialog modelValue onHide={() => emit('close')} onUpdate:modelValue={value => value || emit('close')} aria-labelledby="gx-help-title">{() =>
      <div class="gx-dialog gx-help">
        <div class="gx-help__top"><h2 id="gx-help-title">{t('shell.shortcuts.title')}</h2><QBtn flat round dense autofocus icon="close" aria-label={t('app.close')} onClick={() => emit('close')}/></div>
        <div class="gx-help__groups">{[...groups()].map(([group, entries]) =>
          <section key={group}>
            <h3>{t(group)}</h3>
            <dl>{entries.map(entry => <div key={entry.keys}><dt>{titleOf(entry)}</dt><dd>{keysOf(entry.keys)}</dd></div>)}</dl>
          </section>)}</div>
      </div>}</QDialog>
  )
}
ShortcutHelp.emits = ['close']

function groups() {
  const byGroup = new Map()
  for (const entry of shortcuts) {
    if (!entry.when()) continue
    const entries = byGroup.get(entry.group) ?? byGroup.set(entry.group, []).get(entry.group)
    if (!entries.some(other => other.keys === entry.keys)) entries.push(entry)
  }
  return byGroup
}

function titleOf({ title }) {
  return typeof title === 'function' ? title() : t(title)
}

function keysOf(keys) {
  return keys.split(' ').map((key, index) => [
    index > 0 && <small class="gx-muted">{t('shell.shortcuts.then')}</small>,
    <kbd>{key.replace('mod+', modKey).replace(/\w$/, letter => letter.toUpperCase())}</kbd>,
  ])
}
