import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

/** Contacts that are worth something, and shall stay. */
export const praiseTechnicianTheme: DemoTheme = {
  key: 'praise-technician',
  labels: spoken({
    en: 'Friendly, punctual and tidy technicians',
    es: 'Técnicos amables, puntuales y limpios',
    bs: 'Ljubazni, tačni i uredni tehničari',
    hr: 'Ljubazni, točni i uredni tehničari',
    sr: 'Ljubazni, tačni i uredni tehničari',
  }),
  story: [
    { daysAgo: 22, to: 'grouped', with: { department: 'field-service' } },
    { daysAgo: 19, to: 'owned', with: { owner: 'adnan', shouldExist: 'yes', dueInDays: 5 } },
    { daysAgo: 18, by: 'adnan', with: { valueCustomer: 2, valueCompany: 2 } },
  ],
  actions: [
    {
      what: 'Read the comments to the teams on Monday and thank the technicians they name',
      owner: 'adnan',
      addedDaysAgo: 10,
      dueInDays: 5,
      done: false,
    },
  ],
};
