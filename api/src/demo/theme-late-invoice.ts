import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

/** Fixed and verified, and heard again since. */
export const lateInvoiceTheme: DemoTheme = {
  key: 'late-invoice',
  labels: spoken({
    en: 'Invoice arrives late',
    es: 'La factura llega tarde',
    bs: 'Račun kasni',
    hr: 'Račun kasni',
    sr: 'Račun kasni',
  }),
  story: [
    { daysAgo: 73, to: 'grouped', with: { department: 'billing' } },
    { daysAgo: 69, to: 'owned', with: { owner: 'grace' } },
    { daysAgo: 68, by: 'grace', with: { opportunity: 'where_are_my_things' } },
    {
      daysAgo: 61,
      by: 'grace',
      with: {
        whys: [
          {
            text: 'Invoices come after the money was taken, or after the day it was due.',
            evidence: ['y ya me la han cobrado', 'two weeks after the payment', 'kad prođe rok'],
          },
          {
            text: 'They are made in the middle of the month.',
            evidence: ['le llega a mediados de mes', 'stiže mu oko dvadesetog'],
          },
          {
            text: 'The invoice run waits for the visit reports, which come in on paper.',
            root: 'process',
          },
        ],
      },
    },
    {
      daysAgo: 60,
      to: 'decided',
      with: {
        shouldExist: 'no',
        decisionKind: 'automate',
        decision:
          'Send invoices by e-mail on the day they are made, and take no payment before the invoice ' +
          'has been sent. Cancel the late fees charged meanwhile.',
        decisionOptions: [
          {
            text: 'Invoice run on the first working day, by e-mail',
            kind: 'automate',
            cost: 3_000,
            days: 10,
            effect: 0.9,
          },
          {
            text: 'Move the day on which payments are due to the end of the month',
            kind: 'simplify',
            cost: 9_000,
            days: 40,
            effect: 0.5,
          },
        ],
      },
    },
    { daysAgo: 60, by: 'grace', with: { valueCustomer: -2, valueCompany: -2 } },
    {
      daysAgo: 56,
      to: 'being_fixed',
      with: {
        target: {
          metric: 'count',
          goal: 0,
          onInDays: -14,
          weeks: 4,
          fromDaysAgo: 77,
          untilDaysAgo: 56,
        },
      },
    },
    {
      daysAgo: 48,
      by: 'grace',
      to: 'verifying',
      with: {
        actionTaken:
          'Invoices leave by e-mail on the first working day. Late fees of the last two months are ' +
          'paid back to 214 customers.',
        actedDaysAgo: 49,
      },
    },
    { judged: 'verified' },
    {
      daysAfter: 1,
      by: 'grace',
      with: {
        prevention: {
          what: 'Billing looks on the second working day whether every invoice has left.',
          where: 'process',
          checkedBy: 'grace',
          checkInDays: 15,
        },
      },
    },
    { daysAfter: 0.02, to: 'prevented' },
    { judged: 'regressed' },
  ],
  actions: [
    {
      what: 'Move the invoice run from the 15th to the first working day',
      owner: 'grace',
      addedDaysAgo: 59,
      dueInDays: -50,
      done: true,
    },
    {
      what: 'Pay back the late fees caused by late invoices',
      owner: 'grace',
      addedDaysAgo: 59,
      dueInDays: -47,
      done: true,
    },
  ],
};
