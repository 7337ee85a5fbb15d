import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

export const technicianNoShowTheme: DemoTheme = {
  key: 'technician-no-show',
  labels: spoken({
    en: 'Technician did not come at the agreed time',
    es: 'El técnico no vino a la hora acordada',
    bs: 'Tehničar nije došao u dogovoreno vrijeme',
    hr: 'Tehničar nije došao u dogovoreno vrijeme',
    sr: 'Tehničar nije došao u dogovoreno vreme',
  }),
  story: [
    { daysAgo: 20, to: 'grouped', with: { department: 'field-service' } },
    { daysAgo: 9, to: 'owned', with: { owner: 'adnan', dueInDays: 1 } },
    { daysAgo: 8, by: 'adnan', with: { opportunity: 'where_are_my_things' } },
    { daysAgo: 8, by: 'adnan', with: { valueCustomer: -2, valueCompany: -2 } },
    {
      daysAgo: 6,
      by: 'adnan',
      with: {
        whys: [
          {
            text: 'Technicians are still on the visit before when the slot begins.',
            evidence: ['Seguía de camino tres horas después', 'told he\'s "on his way" both times'],
          },
          {
            text: 'Nobody tells the customer: the office learns of it when the customer rings.',
            evidence: ['ni ha venido ni ha llamado', 'a na telefon se niko ne javlja'],
          },
        ],
      },
    },
  ],
  actions: [
    {
      what: 'Compare planned and real arrival times of the last four weeks, per town',
      owner: 'adnan',
      addedDaysAgo: 6,
      dueInDays: 4,
      done: false,
      hours: 14,
    },
    {
      what: 'Ring every customer whose visit was missed this week and offer the first slot tomorrow',
      owner: 'emina',
      addedDaysAgo: 6,
      dueInDays: 1,
      done: false,
      hours: 8,
    },
  ],
};
