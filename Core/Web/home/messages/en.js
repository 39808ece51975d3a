export default {
  home: {
    morning: 'Good morning, {name}',
    afternoon: 'Good afternoon, {name}',
    evening: 'Good evening, {name}',
    late: 'Still at it, {name}?',
    scopeTitle: 'Whose numbers',
    scope: { mine: 'Mine', all: 'Everyone' },
    recentlySeen: 'Recently seen',
    firstSteps: 'Your first steps',
    firstStepsText: 'Four small things, and the workspace is yours. Each one ticks itself.',
    stepsDone: '{n} of {count} done',
    stepDone: 'done',
    dismiss: 'Hide these steps',
    step: { customer: 'Create your first customer', import: 'Bring your customers along', colleague: 'Invite a colleague', funnel: 'Switch on the sales funnel' },
    stepText: {
      customer: 'A name is enough to begin with.',
      import: 'From Excel or another system, as a CSV file, with a preview before anything is written.',
      colleague: 'Customers are looked after together; everybody sees their own first.',
      funnel: 'Deals on a board from first contact to signature.',
    },
  },
}
