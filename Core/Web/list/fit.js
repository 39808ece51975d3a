import { nextTick, onBeforeUnmount, onMounted, ref } from 'vue'

/** Room below the table: its foot and the page's edge. */
const below = 52
const least = 320

/** As it was found for the list before, so that the next one is not drawn twice. */
let latest = 600

/** How high the table may be so that the page itself needs no scrolling; follows what comes and goes above it. */
export function useFit() {
  const frame = ref(null)
  const height = ref(latest)
  let observer = null
  let watching = null
  function measure() {
    if (!frame.value) return
    const top = frame.value.getBoundingClientRect().top + window.scrollY
    height.value = latest = Math.max(least, Math.round(window.innerHeight - top - below))
    frame.value.style.setProperty('--gx-board-top', `${Math.round(top + below - 24)}px`)
  }
  onMounted(() => {
    observer = new ResizeObserver(measure)
    observer.observe(document.body)
    watching = new MutationObserver(() => requestAnimationFrame(measure))
    watching.observe(frame.value.parentElement, { childList: true })
    for (const sibling of frame.value.parentElement.children) if (sibling !== frame.value) observer.observe(sibling)
    window.addEventListener('resize', measure, { passive: true })
    nextTick(measure)
  })
  onBeforeUnmount(() => { observer?.disconnect(); watching?.disconnect(); window.removeEventListener('resize', measure) })
  return { frame, height }
}
