import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

export const routerInstructionsTheme: DemoTheme = {
  key: 'router-instructions',
  labels: spoken({
    en: 'Router instructions are not clear',
    es: 'Las instrucciones del router no se entienden',
    bs: 'Uputstvo za ruter nije jasno',
    hr: 'Upute za ruter nisu jasne',
    sr: 'Uputstvo za ruter nije jasno',
  }),
  story: [
    { daysAgo: 18, to: 'grouped', with: { department: 'ostrel-fibre' } },
    { daysAgo: 17, by: 'marta', with: { opportunity: 'something_missing' } },
  ],
};
