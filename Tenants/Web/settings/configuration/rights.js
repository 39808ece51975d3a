/** What a role grants, in sentences; of types that nobody here knows, by their names. */
import { t } from '../../../../Core/Web/app/messages.js'
import { parseGrants, rest } from '../roles/grants.js'
import { titleOfPermission } from '../roles/permissions.js'
import { sentenceOf } from '../roles/sentence.js'

export function rightsWords(document, catalogue) {
  const grants = parseGrants(JSON.stringify(document))
  const names = Object.keys(grants.types).sort((one, other) => (one === rest.name) - (other === rest.name) || (one < other ? -1 : 1))
  const sentences = names.map(name => {
    const type = name === rest.name ? rest : catalogue.type(name)
    return type ? sentenceOf(grants, type) : t('configuration.rightsOf', { name })
  })
  const permissions = grants.permissions.map(titleOfPermission)
  return permissions.length > 0 ? [...sentences, t('configuration.permissions', { names: permissions.join(t('configuration.comma')) })] : sentences
}
