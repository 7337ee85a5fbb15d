import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

/** What was done took effect four calendar weeks ago: three full weeks since, on any weekday. */
export const faultReturnsTheme: DemoTheme = {
  key: 'fault-returns',
  labels: spoken({
    en: 'Same fault comes back after the repair',
    es: 'La misma avería vuelve tras la reparación',
    bs: 'Isti kvar se vrati nakon popravke',
    hr: 'Isti kvar vraća se nakon popravka',
    sr: 'Isti kvar se vraća posle popravke',
  }),
  story: [
    { daysAgo: 62, to: 'grouped', with: { department: 'field-service' } },
    { daysAgo: 57, to: 'owned', with: { owner: 'adnan' } },
    {
      daysAgo: 51,
      by: 'adnan',
      with: {
        whys: [
          {
            text: 'A repaired fault is back within days.',
            evidence: [
              'Same error code three days after',
              'Isti kvar kao i prije popravke',
              'dos días después',
            ],
          },
          {
            text: 'Each technician changes another part instead of looking for the cause.',
            evidence: ['Cada técnico cambia una cosa distinta', 'Three repairs later the boiler'],
          },
          {
            text: 'Each time somebody else comes, who knows nothing of the visits before.',
            evidence: ['Dolazila su trojica'],
          },
          {
            text: 'The visit report has a field for the part, but none for the cause.',
            root: 'process',
          },
        ],
      },
    },
    {
      daysAgo: 45,
      to: 'decided',
      with: {
        shouldExist: 'no',
        opportunity: 'something_missing',
        decisionKind: 'improve',
        decision:
          'A returning fault goes to the technician who saw it first, with a second pair of eyes, ' +
          'and the customer pays no second call-out.',
        decisionOptions: [
          {
            text: 'The same technician with a senior one, no second call-out fee',
            kind: 'improve',
            cost: 12_000,
            days: 15,
            effect: 0.7,
          },
          {
            text: 'Change the whole unit when a fault returns',
            kind: 'eliminate',
            cost: 85_000,
            days: 30,
            effect: 0.9,
          },
        ],
      },
    },
    { daysAgo: 44, by: 'adnan', with: { valueCustomer: -2, valueCompany: -2 } },
    {
      daysAgo: 35,
      to: 'being_fixed',
      with: {
        dueInDays: 14,
        target: {
          metric: 'count',
          goal: 1,
          onInDays: 14,
          weeks: 4,
          fromDaysAgo: 77,
          untilDaysAgo: 35,
        },
      },
    },
    {
      daysAgo: 28,
      by: 'adnan',
      to: 'verifying',
      with: {
        actionTaken:
          'Repairs carry a 60-day guarantee, and planning sends the same technician together with a ' +
          'senior one. Technicians write down the cause, not only the part.',
        actedDaysAgo: 28,
      },
    },
  ],
  actions: [
    {
      what: 'Add “cause found” to the visit report and make it required',
      owner: 'adnan',
      addedDaysAgo: 44,
      dueInDays: -31,
      done: true,
    },
    {
      what: 'Check after eight weeks that repeat visits stay below one in twenty',
      owner: 'adnan',
      addedDaysAgo: 27,
      dueInDays: 14,
      done: false,
    },
  ],
};
