import { api } from '../../../../Core/Web/app/client.js'
import { load as loadMetadata, type as typeOf } from '../../../../Core/Web/app/metadata.js'
import { all } from '../directory.js'
import { useLoad } from '../useLoad.js'

/** The layouts of the workspace and the roles that can have some; and how they are written. */
export function useLayouts() {
  const data = useLoad(async () => {
    const [layouts, roles] = await Promise.all([all('/layouts'), typeOf('role') ? all('/roles', { sort: 'position' }) : []])
    return { layouts, roles }
  })

  const find = (type, role) => data.value?.layouts.find(layout => layout.record_type === type.name && layout.role === role) ?? null
  /** Whatever follows a layout elsewhere in the app does so at once. */
  const reload = () => Promise.all([data.reload(), loadMetadata()])

  /** @returns the layout as it is stored now */
  async function write(known, type, role, document) {
    const body = { document: JSON.stringify(document) }
    const given = { ...body, record_type: type.name, ...(role && { role }) }
    const written = known ? await api.patch(`/layouts/${known.id}`, body, { record: known }) : await api.post('/layouts', given)
    await reload()
    return written
  }

  const remove = async known => {
    await api.delete(`/layouts/${known.id}`, { record: known })
    await reload()
  }
  const restore = async known => {
    await api.post(`/layouts/${known.id}/restoration`)
    await reload()
  }

  return { data, find, reload, write, remove, restore }
}
