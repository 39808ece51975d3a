export default {
  customers: {
    subsidiaries: 'Subsidiaries',
    section: {
      main: 'Key facts', contact: 'How to reach them', follow: 'Care', company: 'Company', person: 'Person', address: 'Address', credit: 'Terms and credit',
      payment: 'Amount and payment', delivery: 'Delivery',
    },
    followUp: {
      action: 'Followed up', next: 'Talked just now. Next time:', tomorrow: 'Tomorrow', threeDays: 'In 3 days', week: 'In a week', twoWeeks: 'In two weeks',
      month: 'In a month', never: 'No date', done: 'Noted: “{name}” was followed up.',
    },
    lines: {
      title: 'Lines', add: 'Add a line', done: 'Done', remove: 'Remove {name}', removed: '“{name}” was removed.', total: 'Total', tools: 'Actions',
      empty: 'No lines. The total stands for itself.', notLoaded: 'The lines could not be loaded.', tryAgain: 'Try again',
    },
    home: {
      numbers: 'Customers in numbers', customers: 'Customers', today: 'To follow up today', overdue: 'Overdue follow-ups', newThisMonth: 'New this month',
      followUps: 'Waiting for a call', daysLate: '{n} day late|{n} days late', isToday: 'Today', call: 'Call {name}', followedUp: '{name}: followed up', all: 'All',
      nothingDue: 'Nobody is waiting', nothingDueText: 'Customers whose next follow-up is due appear here.', lifecycles: 'Customers by lifecycle',
    },
  },
}
