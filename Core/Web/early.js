// Runs before the first paint: the theme and language of this device, and whether somebody was signed in here, so that nothing flashes.
(function () {
  var root = document.documentElement
  var stored = {}
  try {
    stored = { theme: localStorage.getItem('gx-theme'), language: localStorage.getItem('gx-language'), member: localStorage.getItem('gx-member'), side: localStorage.getItem('gx-side') }
  } catch (error) { /* storage is blocked: the system's theme and the browser's language stay */ }
  var isDark = stored.theme === 'dark' || (stored.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  if (!stored.member) root.dataset.visitor = ''
  root.dataset.side = stored.side || (innerWidth < 1100 ? 'slim' : 'wide')
  root.dataset.theme = isDark ? 'dark' : 'light'
  if (stored.language ? stored.language === 'en' : !/^zh/i.test(navigator.language)) root.lang = 'en'
})()
