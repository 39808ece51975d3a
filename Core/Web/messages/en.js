export default {
  app: {
    name: 'Guanxi', yes: 'Yes', no: 'No', ok: 'OK', cancel: 'Cancel', close: 'Close', undo: 'Undo',
    back: 'Back', more: 'More', retry: 'Try again', loading: 'Loading', nobody: 'Unassigned', offline: 'You are offline. Check your connection and try again.', unexpected: 'Something went wrong. Please try again later.',
    reload: 'Reload', popup: 'Pop-up menu',
  },
  shell: {
    home: 'Home', imports: 'Imports', settings: 'Settings', menu: 'Menu', skip: 'Skip to content', slim: 'Collapse', wide: 'Expand', mainNavigation: 'Main navigation', quickNavigation: 'Quick navigation', settingsNavigation: 'Settings navigation', settingsAreas: 'Areas of the settings', create: 'New',
    createOf: 'New {name}', search: 'Search or jump to', notices: 'Notifications', noticesNew: 'Notifications, {n} new', help: 'Keyboard shortcuts', account: 'My account', signOut: 'Sign out', languageSwitch: '切换到中文',
    objects: 'Custom objects',
    theme: 'Appearance', themeAuto: 'Like the system', themeLight: 'Light', themeDark: 'Dark', userMenu: 'Menu of {name}', nextPlan: 'More modules', loadingPage: 'Opening the page',
    offline: 'You are offline. What you typed is safe; go on when the connection is back.', unavailable: 'The server cannot answer right now. Trying again.', notFoundTitle: 'This page does not exist', notFoundText: 'The address may be wrong, or you may not see what is there.',
    goHome: 'Go home', brokenTitle: 'This page has failed', brokenText: 'Your data is safe. Reload the page or go home.', outdatedText: 'The app may have been updated just now, or the network is unstable. Please reload the page.',
    unreachableTitle: 'The server cannot be reached', unreachableText: 'Check your connection, or try again in a while.', expiredTitle: 'Please sign in again', expiredText: 'Your session has expired. After signing in, what you were doing goes on by itself; nothing on the page is lost.',
    password: 'Password', signIn: 'Sign in', leave: 'Leave',
    noNotices: 'No notifications', noNoticesText: 'Running imports and results of what you do appear here.', clearNotices: 'Clear', importRunning: 'Importing {name}', importDone: '{name} has been imported', importChecked: '{name} has been checked', importFailed: '{name} could not be imported', allImports: 'All imports',
    shortcuts: {
      title: 'Keyboard shortcuts', go: 'Go to', page: 'On this page', everywhere: 'Everywhere', then: 'then', palette: 'Search or jump to', help: 'Show shortcuts', search: 'Search', create: 'Create',
    },
    palette: {
      title: 'Search or jump to', placeholder: 'Search customers, contacts, deals, or type the name of a page', pages: 'Go to', create: 'Create', recent: 'Recently seen', records: 'Results', nothing: 'Nothing found for “{query}”', nothingText: 'Try other words, or check the spelling.',
      actions: 'Actions', choose: 'choose', open: 'open', results: '{n} result|{n} results',
    },
  },
}
