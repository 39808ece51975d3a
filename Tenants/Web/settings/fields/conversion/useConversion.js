import { onBeforeUnmount, reactive, watch } from 'vue'
import { api } from '../../../../../Core/Web/app/client.js'
import { t } from '../../../../../Core/Web/app/messages.js'
import { offsetText } from '../../../../../Core/Web/import/timeZones.js'
import { useForm } from '../../../form/useForm.js'
import { optionsOf } from './conversions.js'

const pause = 250

/** The form of a conversion, and what the server says of it beforehand: how many values there are and which of them would be lost. */
export function useConversion(field, onStarted) {
  const path = `/fields/${field.id}/conversion`
  const preview = reactive({ isLoading: false, answer: null, problem: '' })
  let timer = 0
  let asked = 0
  const here = offsetText(-new Date().getTimezoneOffset())
  const form = useForm({ initial: { kind: null, scale: 2, maximum_length: 1000, date_format: 'auto', utc_offset: here, lossy: false }, check, send })
  const { values } = form

  function check({ kind, lossy }) {
    if (!kind) return { kind: t('fields.conversion.kindMissing') }
    return preview.answer?.failing > 0 && !lossy ? { lossy: t('fields.conversion.lossyMissing') } : {}
  }

  async function send({ kind, lossy }) {
    const options = optionsOf(field.kind, values)
    onStarted(await api.post(path, { kind, ...(Object.keys(options).length > 0 && { options }), ...(lossy && { lossy }) }, { record: field }))
  }

  async function ask() {
    const mine = ++asked
    try {
      const answer = await api.get(path, { query: { kind: values.kind, ...optionsOf(field.kind, values) } })
      if (mine === asked) Object.assign(preview, { isLoading: false, answer, problem: '' })
    } catch (error) {
      if (mine === asked) Object.assign(preview, { isLoading: false, answer: null, problem: error.errors?.[0]?.message ?? error.detail ?? error.message })
    }
  }

  watch(() => JSON.stringify([values.kind, optionsOf(field.kind, values)]), () => {
    clearTimeout(timer)
    asked += 1
    form.write('lossy', false)
    Object.assign(preview, { isLoading: Boolean(values.kind), answer: null, problem: '' })
    if (values.kind) timer = setTimeout(ask, pause)
  })
  onBeforeUnmount(() => clearTimeout(timer))

  return { form, preview }
}
