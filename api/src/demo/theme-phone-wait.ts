import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

export const phoneWaitTheme: DemoTheme = {
  key: 'phone-wait',
  labels: spoken({
    en: 'Long wait on the phone',
    es: 'Larga espera al teléfono',
    bs: 'Dugo čekanje na telefonu',
    hr: 'Dugo čekanje na telefonu',
    sr: 'Dugo čekanje na telefonu',
  }),
  story: [
    { daysAgo: 40, to: 'grouped', with: { department: 'customer-service' } },
    { daysAgo: 34, to: 'owned', with: { owner: 'lucia' } },
    { daysAgo: 33, with: { valueCustomer: -2, valueCompany: -1 } },
    {
      daysAgo: 31,
      with: {
        whys: [
          {
            text: 'Customers wait half an hour and more before anybody answers.',
            evidence: [
              'Cuarenta minutos al teléfono',
              'Was on hold 30 mins before',
              'Korisnik čekao na liniji 35 minuta',
            ],
          },
          {
            text: 'Many queue twice: they are put through to another team, or cut off on the way.',
            evidence: [
              'Se me corta la llamada',
              'and then hangs up',
              'dva puta mu se veza prekinula',
            ],
          },
          {
            text: 'Many only have a short question, which agents may not answer themselves.',
            evidence: ['para preguntar una tontería', 'know your opening times'],
          },
          {
            text: 'Answers to the most asked questions are written down nowhere.',
            root: 'information',
          },
        ],
      },
    },
    {
      daysAgo: 25,
      to: 'decided',
      with: {
        shouldExist: 'no',
        decisionKind: 'simplify',
        decision:
          'Offer a call back after two minutes in the queue, and stop transferring callers for the ' +
          'five most asked questions.',
        decisionOptions: [
          {
            text: 'Call back after two minutes, answers to the five most asked questions',
            kind: 'simplify',
            cost: 4_000,
            days: 30,
            effect: 0.5,
          },
          {
            text: 'Four more people on the phones from Monday to Wednesday',
            kind: 'improve',
            cost: 96_000,
            days: 60,
            effect: 0.4,
          },
          {
            text: 'A speaking computer that answers first',
            kind: 'automate',
            cost: 38_000,
            days: 120,
            effect: null,
          },
        ],
      },
    },
    {
      daysAgo: 22,
      to: 'being_fixed',
      with: {
        dueInDays: 6,
        target: {
          metric: 'rate',
          goal: 0.28,
          onInDays: 42,
          weeks: 4,
          fromDaysAgo: 77,
          untilDaysAgo: 28,
        },
      },
    },
    {
      daysAgo: 14,
      by: 'marta',
      with: {
        assumptions: [
          {
            text: 'Nobody minds the wait if the answer is good.',
            for: [
              'Once I got through the man was lovely',
              'kad se operaterka javila sve je riješila',
            ],
            against: [
              'Lo primero que pide es que lo apuntemos',
              'I gave up after 50 minutes',
              'Mucho tiempo de espera en la llamada, colgué',
              'hold time way too long',
              'predugo se ceka na operatera',
              'and then hangs up',
              'stalno govori da su svi operateri zauzeti',
              'llevo tres dias intentando',
              'hang up before anyone answered',
              'čekao duže nego što je popravka',
              'esperó 50 min y desistió',
              'finds the hold music and repeated announcements exhausting',
            ],
          },
          {
            text: 'People want to speak to somebody at once and would not take a call back.',
            against: [
              'Propone que le llamemos nosotros',
              'Asks for a call-back option',
              'Pita možemo li mi nju nazvati',
            ],
          },
        ],
      },
    },
  ],
  actions: [
    {
      what: 'Write answers to the five most asked questions, so that any agent can give them',
      owner: 'emina',
      addedDaysAgo: 24,
      dueInDays: -9,
      done: true,
      hours: 16,
    },
    {
      what: 'Switch on call back in the telephone system, first for Mondays',
      owner: 'marta',
      addedDaysAgo: 24,
      dueInDays: 6,
      done: false,
      hours: 60,
      cost: 6000,
    },
  ],
};
