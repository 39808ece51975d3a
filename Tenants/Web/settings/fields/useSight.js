import { onMounted } from 'vue'

/**
 * What a choice brings up is brought into sight, in case it is below the edge of its dialog.
 * @param {{ value: HTMLElement|null }} element
 * @param {() => boolean} isWanted
 */
export function useSight(element, isWanted) {
  onMounted(() => { if (isWanted()) element.value?.scrollIntoView({ block: 'nearest' }) })
}
