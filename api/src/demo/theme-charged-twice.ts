import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

/** It rises, and nobody has looked at it yet. */
export const chargedTwiceTheme: DemoTheme = {
  key: 'charged-twice',
  labels: spoken({
    en: 'Charged twice',
    es: 'Cobrado dos veces',
    bs: 'Naplaćeno dva puta',
    hr: 'Naplaćeno dva puta',
    sr: 'Naplaćeno dva puta',
  }),
  story: [],
};
