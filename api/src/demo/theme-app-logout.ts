import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

/** Fixed, verified and kept away. */
export const appLogoutTheme: DemoTheme = {
  key: 'app-logout',
  labels: spoken({
    en: 'App logs customers out',
    es: 'La app cierra la sesión sola',
    bs: 'Aplikacija odjavljuje korisnike',
    hr: 'Aplikacija odjavljuje korisnike',
    sr: 'Aplikacija odjavljuje korisnike',
  }),
  story: [
    { daysAgo: 70, to: 'grouped', with: { department: 'app-and-web' } },
    { daysAgo: 64, to: 'owned', with: { owner: 'marta' } },
    { daysAgo: 63, by: 'marta', with: { valueCustomer: -2, valueCompany: -1 } },
    {
      daysAgo: 58,
      by: 'marta',
      with: {
        whys: [
          {
            text: 'Customers type their password many times a day, or ring instead.',
            evidence: ['Tengo que poner la contraseña diez veces', 'svaki put moram ponovo kucati'],
          },
          {
            text: 'The app forgets who is signed in as soon as it is put aside.',
            evidence: ['every time I switch to another app', 'odjavi me cim zakljucam telefon'],
          },
          {
            text: 'Since the last update what keeps them signed in ends after two minutes.',
            evidence: ['desde la última actualización', 'Ever since the last update your app'],
          },
          {
            text: 'Releases are tried out for some minutes, never for a night.',
            root: 'process',
          },
        ],
      },
    },
    {
      daysAgo: 53,
      to: 'decided',
      with: {
        shouldExist: 'no',
        opportunity: 'something_missing',
        decisionKind: 'eliminate',
        decision:
          'Keep customers signed in for 30 days on their own phone, with fingerprint or PIN.',
        decisionOptions: [
          {
            text: 'Stay signed in for 30 days on one’s own phone',
            kind: 'eliminate',
            cost: 5_500,
            days: 8,
            effect: 0.95,
          },
          {
            text: 'Go back to the app before the update',
            kind: 'improve',
            cost: 500,
            days: 2,
            effect: 0.9,
          },
        ],
      },
    },
    {
      daysAgo: 49,
      to: 'being_fixed',
      with: {
        target: {
          metric: 'count',
          goal: 1,
          onInDays: -7,
          weeks: 4,
          fromDaysAgo: 77,
          untilDaysAgo: 49,
        },
      },
    },
    {
      daysAgo: 42,
      by: 'marta',
      to: 'verifying',
      with: { actionTaken: 'App 4.2 renews the session by itself.', actedDaysAgo: 43 },
    },
    { judged: 'verified' },
    {
      daysAfter: 1,
      by: 'marta',
      with: {
        prevention: {
          what:
            'Staying signed in overnight is a test that every release has to pass; the release ' +
            'cannot go out without it.',
          where: 'process',
          checkedBy: 'marta',
          checkInDays: 24,
        },
      },
    },
    {
      daysAfter: 0.01,
      by: 'marta',
      with: {
        benefit: {
          income: 7_200,
          avoided: 1_200,
          note: 'Contracts kept that named the app when they were cancelled, and vouchers not given.',
          cost: 5_500,
        },
      },
    },
    { daysAfter: 0.02, to: 'prevented' },
  ],
  actions: [
    {
      what: 'Release app 4.2 with the session fix',
      owner: 'marta',
      addedDaysAgo: 52,
      dueInDays: -43,
      done: true,
    },
    {
      what: 'Add the overnight sign-in test to the release checks',
      owner: 'marta',
      addedDaysAgo: 52,
      dueInDays: -36,
      done: true,
    },
  ],
};
