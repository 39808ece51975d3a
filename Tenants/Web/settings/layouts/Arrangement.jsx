import { defineComponent, ref } from 'vue'
import { QBtn } from 'quasar'
import { t } from '../../../../Core/Web/app/messages.js'
import { RelatedLists } from './RelatedLists.jsx'
import { RestCard } from './RestCard.jsx'
import { SectionCard } from './SectionCard.jsx'
import { maximumSections } from './document.js'
import { useSorting } from './useSorting.js'

/** A layout taken apart: its sections with their fields, what has no place, and the related lists. */
export const Arrangement = defineComponent({
  name: 'LayoutArrangement',
  props: { draft: { type: Object, required: true }, arrangement: { type: Object, required: true }, wrong: { type: String, default: null } },
  setup(props) {
    const cards = ref(null)
    const sections = () => props.draft.layout.sections
    useSorting(cards, { item: '.gx-section-card', grip: '.gx-section-grip' }, (item, _, index) => {
      props.arrangement.moveSection(sections().find(section => section.key === item.dataset.key), index)
    })

    return () => (
      <div class="gx-arrangement">
        <div ref={cards} class="gx-section-cards">{sections().map((section, index) => (
          <SectionCard key={section.key} arrangement={props.arrangement} section={section} index={index} count={sections().length} isWrong={props.wrong === section.key}/>
        ))}</div>
        <QBtn outline noCaps icon="add" class="gx-add-section" label={t('layouts.addSection')} disable={sections().length >= maximumSections}
          title={sections().length >= maximumSections ? t('layouts.tooMany', { n: maximumSections }) : undefined} onClick={props.arrangement.addSection}/>
        <RestCard arrangement={props.arrangement} fields={props.draft.rest.value} title={t('layouts.more')} lead={t('layouts.moreLead')} empty={t('layouts.moreEmpty')}/>
        <RestCard arrangement={props.arrangement} fields={props.draft.system.value} title={t('layouts.system')} lead={t('layouts.systemLead')} empty={t('layouts.moreEmpty')}/>
        <RelatedLists arrangement={props.arrangement} lists={props.draft.layout.related}/>
        <p class="gx-visually-hidden" role="status">{props.arrangement.said.value}</p>
      </div>
    )
  },
})
