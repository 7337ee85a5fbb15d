import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

export const slowEveningsTheme: DemoTheme = {
  key: 'slow-evenings',
  labels: spoken({
    en: 'Internet slow in the evening',
    es: 'Internet lento por la noche',
    bs: 'Spor internet navečer',
    hr: 'Spor internet navečer',
    sr: 'Spor internet uveče',
  }),
  story: [
    { daysAgo: 30, to: 'grouped', with: { department: 'network' } },
    { daysAgo: 21, to: 'owned', with: { owner: 'marta' } },
    {
      daysAgo: 13,
      by: 'marta',
      with: {
        whys: [
          {
            text: 'Between seven and eleven the speed falls to a small part of what was sold.',
            evidence: ['Speed at 10am: 305 Mbps', 'ujutro 95, navečer 3', 'por la noche 9'],
          },
          {
            text: 'It is not the line or the router: those are in order.',
            evidence: ['linija ispravna, a brzina i dalje pada', 'line is perfect, still slow'],
          },
          {
            text: 'Whole streets have it at once: the network of the area is full.',
            evidence: ['Whole street in Ashcombe', 'Mis vecinos con ustedes, lo mismo'],
          },
          {
            text: 'In three areas more connections were sold than the network was planned for.',
          },
          {
            text: 'Nobody has to ask Network before connections are sold in an area.',
            root: 'process',
          },
        ],
      },
    },
    {
      daysAgo: 7,
      by: 'lucia',
      with: {
        assumptions: [
          {
            text: 'The cause is in the customer’s home, and restarting the router helps.',
            against: [
              'Ruter već resetovao',
              'Already restarted router several times',
              'Reinicié el router como me dijeron y sigue',
              'Please stop telling me to restart',
              'ugasite i upalite ruter',
              'Ya le cambiamos el router',
              'line is perfect, still slow',
              'linija ispravna, a brzina i dalje pada',
              'Mis vecinos con ustedes, lo mismo',
              'Whole street in Ashcombe',
              'mi instalación está perfecta',
              'Cijela zgrada u Ulici lipa',
            ],
          },
        ],
      },
    },
    {
      daysAgo: 6,
      to: 'decided',
      with: {
        shouldExist: 'no',
        opportunity: 'ignored',
        dueInDays: 3,
        decisionKind: 'eliminate',
        decision:
          'Double the evening capacity of the three fullest areas. Until then agents say plainly ' +
          'that the area is full and stop asking customers to restart the router.',
        decisionOptions: [
          {
            text: 'Double the evening capacity of the three fullest areas',
            kind: 'eliminate',
            cost: 64_000,
            days: 75,
            effect: 0.9,
          },
          {
            text: 'Take 5 euros off the bill of who complains',
            kind: 'improve',
            cost: 21_000,
            days: 10,
            effect: 0.1,
          },
        ],
      },
    },
    { daysAgo: 6, with: { valueCustomer: -2, valueCompany: -2 } },
  ],
  actions: [
    {
      what: 'Get a date and a price from Ostrel Fibre for the extra capacity',
      owner: 'marta',
      addedDaysAgo: 5,
      dueInDays: 8,
      done: false,
      hours: 40,
      cost: 9500,
    },
    {
      what: 'Give agents the list of full areas and the words to explain it',
      owner: 'lucia',
      addedDaysAgo: 5,
      dueInDays: 3,
      done: false,
      hours: 5,
    },
  ],
};
