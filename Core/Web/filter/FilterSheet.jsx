import { computed, onBeforeUnmount, ref, watch } from 'vue'
import { QBtn, QDialog } from 'quasar'
import { api } from '../app/client.js'
import { formatNumber } from '../app/format.js'
import { t } from '../app/messages.js'
import { FilterBuilder } from './FilterBuilder.jsx'

/** The builder in a sheet at the side (the whole screen of a phone), with a live count of what would match. Nothing changes until it is applied. */
export const FilterSheet = {
  props: { type: Object, filter: { type: [Object, Array], default: null }, countQuery: { type: Function, required: true } },
  emits: ['apply', 'close'],
  setup(props, { emit }) {
    const draft = ref(props.filter)
    const count = ref(null)
    const isOpen = ref(true)
    let timer = null
    let asked = 0

    async function refresh() {
      const mine = ++asked
      count.value = null
      try {
        const page = await api.get(`/${props.type.plural}`, { query: props.countQuery(draft.value) })
        if (mine === asked) count.value = { total: page.estimated_total, isExact: page.total_is_exact }
      } catch {
        // The count is a help, not a must: applying the filter will show what is wrong with it.
        if (mine === asked) count.value = { total: null }
      }
    }
    watch(draft, () => { clearTimeout(timer); timer = setTimeout(refresh, 300) }, { immediate: true })
    onBeforeUnmount(() => clearTimeout(timer))

    const counted = computed(() => {
      if (!count.value) return t('filter.counting')
      if (count.value.total === null || count.value.total === undefined) return ''
      return t(count.value.isExact ? 'filter.matches' : 'filter.matches_about', { n: formatNumber(count.value.total) })
    })
    const apply = () => { emit('apply', draft.value); isOpen.value = false }
    const submitByKey = event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply() }

    return () => <QDialog class="gx-filter-dialog" modelValue={isOpen.value} position={window.innerWidth >= 900 ? 'right' : 'standard'} fullHeight
      maximized={window.innerWidth < 900}
      aria-labelledby="gx-filter-title" onUpdate:modelValue={value => { isOpen.value = value }} onHide={() => emit('close')}>{() =>
      <div class="gx-filter-sheet" onKeydown={submitByKey}>
        <div class="gx-filter-sheet-head">
          <h2 id="gx-filter-title">{t('filter.title')}</h2>
          <QBtn flat round dense icon="close" aria-label={t('filter.close')} onClick={() => { isOpen.value = false }}/>
        </div>
        <div class="gx-filter-sheet-body"><FilterBuilder type={props.type} modelValue={draft.value}
          onUpdate:modelValue={value => { draft.value = value }}/></div>
        <div class="gx-filter-sheet-foot">
          <span class="gx-filter-count" role="status">{counted.value}</span>
          <QBtn flat noCaps label={t('filter.clear')} disable={!draft.value} onClick={() => { draft.value = null }}/>
          <QBtn unelevated noCaps color="primary" label={t('filter.apply')} onClick={apply}/>
        </div>
      </div>}</QDialog>
  },
}
