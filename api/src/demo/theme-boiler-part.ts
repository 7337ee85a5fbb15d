import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

export const boilerPartTheme: DemoTheme = {
  key: 'boiler-part',
  labels: spoken({
    en: 'Weeks without heating for want of a boiler part',
    es: 'Semanas sin calefacción por una pieza de la caldera',
    bs: 'Sedmicama bez grijanja zbog dijela za kotao',
    hr: 'Tjednima bez grijanja zbog dijela za bojler',
    sr: 'Sedmicama bez grejanja zbog dela za bojler',
  }),
  story: [
    { daysAgo: 46, to: 'grouped', with: { department: 'tervanta-parts' } },
    { daysAgo: 39, to: 'owned', with: { owner: 'adnan' } },
    { daysAgo: 38, by: 'adnan', with: { opportunity: 'where_are_my_things' } },
    {
      daysAgo: 33,
      by: 'adnan',
      with: {
        whys: [
          {
            text: 'Homes are without heating for weeks, and customers ring again for a date.',
            evidence: ['Llama por cuarta vez por la misma pieza', 'fourth call. Told her the same'],
          },
          {
            text: 'The technician has not got the part, and the supplier gives no date.',
            evidence: [
              'pedida el día 3 y sigue sin fecha',
              'no delivery date from supplier',
              'dobavljač ne daje rok',
            ],
          },
          {
            text: 'We order each part only when it has failed: there is no stock of our own.',
            evidence: ['falta la pieza y que ya nos llamarán', 'rekao da nema dijela'],
          },
          {
            text: 'The contract with Tervanta Parts names prices, but no time of delivery.',
            root: 'supplier',
          },
        ],
      },
    },
    {
      daysAgo: 30,
      to: 'decided',
      with: {
        shouldExist: 'no',
        decisionKind: 'improve',
        decision:
          'Keep our own stock of the twelve parts that fail most, lend a heater on the first visit, ' +
          'and give every customer a date or the day on which we will have one.',
        decisionOptions: [
          {
            text: 'Own stock of the twelve parts, heaters to lend, a date for everybody',
            kind: 'improve',
            cost: 18_500,
            days: 35,
            effect: 0.8,
          },
          {
            text: 'Change the supplier (rejected: the contract runs for another year)',
            kind: 'eliminate',
            cost: 140_000,
            days: 365,
            effect: 0.9,
          },
          {
            text: 'Send a message with the state of the order every three days',
            kind: 'automate',
            cost: 6_000,
            days: 45,
            effect: 0.3,
          },
          {
            text: 'Leave it: it is the supplier’s fault',
            kind: 'leave',
            cost: 0,
            days: 0,
            effect: 0,
          },
        ],
      },
    },
    { daysAgo: 29, by: 'adnan', with: { valueCustomer: -2, valueCompany: -2 } },
    {
      daysAgo: 27,
      to: 'being_fixed',
      with: {
        dueInDays: -2,
        target: {
          metric: 'count',
          goal: 1,
          onInDays: 50,
          weeks: 4,
          fromDaysAgo: 77,
          untilDaysAgo: 28,
        },
      },
    },
  ],
  actions: [
    {
      what: 'Order the first stock of the twelve parts',
      owner: 'adnan',
      addedDaysAgo: 29,
      dueInDays: -5,
      done: true,
      hours: 6,
    },
    {
      what: 'Agree a delivery time of three working days with Tervanta Parts, in writing',
      owner: 'adnan',
      addedDaysAgo: 29,
      dueInDays: -2,
      done: false,
      hours: 12,
    },
    {
      what: 'Put two electric heaters in every van',
      owner: 'adnan',
      addedDaysAgo: 29,
      dueInDays: 10,
      done: false,
      hours: 4,
      cost: 2400,
    },
  ],
};
