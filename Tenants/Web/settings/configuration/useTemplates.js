import { api } from '../../../../Core/Web/app/client.js'
import { useLoad } from '../useLoad.js'

/** Ready-made configurations, each with its title and what it brings. */
export function useTemplates() {
  const data = useLoad(async () => (await api.get('/configuration/templates')).data)
  /** Its words, also before the page has read them. */
  const named = async name => (data.value ?? (await api.get('/configuration/templates')).data).find(template => template.name === name)
  return { data, named }
}

/** The configuration itself. @param {string} name */
export const loadTemplate = name => api.get(`/configuration/templates/${encodeURIComponent(name)}`)
