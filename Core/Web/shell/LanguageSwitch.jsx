import { QBtn } from 'quasar'
import { language, setLanguage, t } from '../app/messages.js'

/** One press: the other language. The label is the language that one gets, in itself. */
export const LanguageSwitch = () =>
  <QBtn flat noCaps class="gx-language" padding="4px 8px" label={language.value === 'zh' ? 'EN' : '中'} aria-label={t('shell.languageSwitch')} title={t('shell.languageSwitch')}
    lang={language.value === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language.value === 'zh' ? 'en' : 'zh')}/>
