/** Languages by the names that their speakers give them. */
export const languageChoices = () => [{ code: 'zh', title: '中文' }, { code: 'en', title: 'English' }]
