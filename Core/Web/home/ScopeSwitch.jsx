import { t } from '../app/messages.js'
import { currentScope, scope, scopes } from './scope.js'

/** Mine or everybody's: whose numbers the cards below show. */
export function ScopeSwitch() {
  return (
    <div class="gx-scope" role="group" aria-label={t('home.scopeTitle')}>
      {scopes.map(name => (
        <button key={name} type="button" aria-pressed={currentScope() === name ? 'true' : 'false'} onClick={() => { scope.value = name }}>{t(`home.scope.${name}`)}</button>
      ))}
    </div>
  )
}
