import { defineComponent, nextTick, onErrorCaptured, shallowReactive, watch } from 'vue'
import { go, rememberedScroll, route } from '../app/router.js'
import { hasMessage, language, t, titleOf } from '../app/messages.js'
import { type } from '../app/metadata.js'
import { notify } from '../app/notify.js'
import { can, meets, session } from '../app/session.js'
import { Trouble } from './Trouble.jsx'

const loaded = new Map()

/** The page of the address: the old one stays until the new one's chunk is there. What fails becomes a page that says so. */
export const PageView = defineComponent({
  name: 'GxPageView',
  setup() {
    const shown = shallowReactive({ component: null, key: '', trouble: null, isLoading: false })
    watch(() => [route.visit, session.state], () => open(shown), { immediate: true })
    watch(() => [route.visit, language.value, shown.key], () => { document.title = windowTitle() })
    onErrorCaptured((error, _, info) => caught(error, info, shown))
    return () => [
      shown.isLoading && <div class="gx-progress" role="progressbar" aria-label={t('shell.loadingPage')}/>,
      shown.trouble ? troublePage(shown.trouble) : shown.component && <shown.component key={shown.key}/>,
    ]
  },
})

async function open(shown) {
  const { page, visit, path } = route
  if (!page || isHidden(page)) return show(shown, { trouble: 'notFound', component: null }, visit)
  shown.isLoading = !loaded.has(page)
  try {
    if (!loaded.has(page)) loaded.set(page, await load(page))
    show(shown, { trouble: null, component: loaded.get(page), key: path }, visit)
  } catch (error) {
    console.error(error)
    show(shown, { trouble: 'outdated', component: null }, visit)
  }
}

// Two clicks in a row: the page of the first must not appear over that of the second.
function show(shown, what, visit) {
  if (visit !== route.visit) return
  const isAnother = what.key !== shown.key || what.trouble
  Object.assign(shown, what, { isLoading: false })
  document.title = windowTitle()
  if (isAnother) nextTick(settle)
}

// A page starts at its top, or where it was left; its heading tells screen readers that it is there.
function settle() {
  const remembered = rememberedScroll()
  scrollTo(0, remembered)
  if (remembered) setTimeout(() => scrollY < remembered && scrollTo(0, remembered), 300)
  if (!document.activeElement || document.activeElement === document.body || !document.activeElement.closest('main, .q-dialog')) {
    document.querySelector('main h1')?.focus({ preventScroll: true })
  }
}

async function load(page) {
  const module = await page.component()
  return module.default ?? Object.values(module)[0]
}

function isHidden(page) {
  if (page.audience === 'visitor') return false
  if (page.module && !session.modules.includes(page.module)) return true
  if (route.params.plural && !can('read', type(route.params.plural)?.name)) return true
  return !meets(page.needs)
}

function windowTitle() {
  const own = route.page?.title ? titleOf(route.page.title) : titleOf(type(route.params.plural)?.plural_title)
  const place = session.workspace?.name ?? t('app.name')
  return own && (typeof route.page?.title !== 'string' || hasMessage(route.page.title)) ? `${own} · ${place}` : place
}

// Failures of handlers and watchers leave the page standing; failures of setup and rendering do not.
const harmless = /-(2|3|4|5|6)$/

function caught(error, info, shown) {
  console.error(error)
  if (error?.name === 'ApiProblem' || harmless.test(info)) notify.problem(error)
  else Object.assign(shown, { trouble: 'broken', component: null, isLoading: false })
  return false
}

function troublePage(trouble) {
  const home = { onSecond: () => go('/'), second: t('shell.goHome') }
  const reload = { action: t('app.reload'), onAction: () => location.reload() }
  if (trouble === 'notFound') return <div class="gx-page"><Trouble icon="travel_explore" title={t('shell.notFoundTitle')} text={t('shell.notFoundText')} action={t('shell.goHome')} onAction={() => go('/')}/></div>
  return <div class="gx-page"><Trouble icon="construction" title={t('shell.brokenTitle')} text={t(trouble === 'broken' ? 'shell.brokenText' : 'shell.outdatedText')} {...reload} {...home}/></div>
}
