import { nextTick, onBeforeUnmount, onMounted, shallowReactive, watch } from 'vue'

/** How many rows of a height were in sight last: the next list begins with as many, so that it is drawn once. */
const latest = new Map()

/** When the rows around those in sight come: not before those are painted. */
const pause = 120

/**
 * Which of many rows of equal height are in sight: `range.top` to `range.bottom` can be seen,
 * `range.first` to `range.last`, some more around them, should exist. `body` is the element as high as all rows together,
 * whatever scrolls it: the table's own frame, or the page.
 */
export function useWindow(body, height, extent, { around = 10 } = {}) {
  const likely = Math.max(0, Math.min(latest.get(height()) ?? 0, extent() - 1))
  const range = shallowReactive({ first: 0, last: likely, top: 0, bottom: Math.max(0, likely - 1) })
  let frame = null
  let margin = 0
  let observer = null

  function measure() {
    frame = null
    if (!body.value) return
    const box = body.value.getBoundingClientRect()
    const clip = body.value.parentElement.getBoundingClientRect()
    const top = Math.max(0, clip.top)
    const bottom = Math.min(window.innerHeight, Math.max(clip.bottom, top))
    const end = Math.max(0, extent() - 1)
    range.top = Math.max(0, Math.min(end, Math.round((top - box.top) / height())))
    range.bottom = Math.max(range.top, Math.min(end, Math.floor((bottom - box.top) / height()) - 1))
    latest.set(height(), Math.max(latest.get(height()) ?? 0, range.bottom - range.top + 1))
    const first = range.top - margin
    const last = range.bottom + 1 + margin
    range.first = Math.max(0, Math.min(first, end))
    range.last = Math.max(range.first, Math.min(last, end))
  }
  const schedule = () => { frame ??= requestAnimationFrame(measure) }
  function widen() {
    margin = around
    schedule()
  }

  onMounted(() => {
    // Scrolling does not bubble, but it can be captured: one listener for every frame that may scroll the rows.
    document.addEventListener('scroll', widen, { capture: true, passive: true })
    window.addEventListener('resize', schedule, { passive: true })
    observer = new ResizeObserver(schedule)
    if (body.value) observer.observe(body.value.parentElement)
    measure()
    setTimeout(widen, pause)
  })
  watch(extent, () => nextTick(measure))
  onBeforeUnmount(() => {
    document.removeEventListener('scroll', widen, { capture: true })
    window.removeEventListener('resize', schedule)
    observer?.disconnect()
    if (frame) cancelAnimationFrame(frame)
  })
  return { range, measure }
}
