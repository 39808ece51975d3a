import { computed, defineComponent, ref } from 'vue'
import { QBtn } from 'quasar'
import { t, text } from '../../../../Core/Web/app/messages.js'
import { inSentence } from '../../../../Core/Web/list/words.js'
import { FormPreview } from './FormPreview.jsx'
import { PagePreview } from './PagePreview.jsx'

const devices = { pc: 'computer', phone: 'smartphone' }

/** What people will get, as it is being arranged: the form and the page of a record, on a computer and on a phone. */
export const LayoutPreview = defineComponent({
  name: 'LayoutPreview',
  props: { type: { type: Object, required: true }, layout: { type: Object, required: true } },
  setup(props) {
    const what = ref(props.type.actions.includes('create') ? 'form' : 'page')
    const device = ref(window.innerWidth < 720 ? 'phone' : 'pc')
    const arranged = computed(() => ({ ...props.type, layout: named(props.layout) }))
    const named = layout => ({
      ...layout, sections: layout.sections.map(section => (section.title_en ? section : { ...section, title_en: t('layouts.untitled'), title_zh: t('layouts.untitled') })),
    })
    const choice = (value, current, label, icon) => (
      <QBtn key={value} flat dense noCaps icon={icon} label={icon ? undefined : label} aria-label={icon ? label : undefined} title={icon ? label : undefined} class={value === current.value ? 'gx-on' : ''}
        aria-pressed={value === current.value ? 'true' : 'false'} onClick={() => { current.value = value }}/>
    )
    const label = () => t(what.value === 'form' ? 'layouts.previewOfForm' : 'layouts.previewOfPage')

    return () => (
      <section class="gx-layout-preview" aria-label={t('layouts.preview')}>
        <header>
          <div class="gx-columns" role="group" aria-label={t('layouts.preview')}>{choice('form', what, t('layouts.form'))}{choice('page', what, t('layouts.page'))}</div>
          <div class="gx-columns" role="group" aria-label={t('layouts.view')}>{Object.entries(devices).map(([name, icon]) => choice(name, device, t(`layouts.${name}`), icon))}</div>
        </header>
        <div class={`gx-layout-stage gx-layout-stage-${device.value}`} tabindex="0" role="region" aria-label={label()}>
          <div class={`gx-device gx-device-${device.value}`} inert>
            {what.value === 'form' && <strong class="gx-preview-name">{t('layouts.newRecord', { type: inSentence(text(props.type.title)) })}</strong>}
            {what.value === 'form' ? <FormPreview type={arranged.value}/> : <PagePreview type={arranged.value}/>}
          </div>
        </div>
      </section>
    )
  },
})
