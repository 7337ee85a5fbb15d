import type { DemoTheme } from './demo-theme.ts';

/** It rises, and nobody has looked at it yet. */
export const chargedTwiceTheme: DemoTheme = {
  key: 'charged-twice',
  labels: { en: 'Charged twice', es: 'Cobrado dos veces', bs: 'Naplaćeno dva puta' },
  story: [],
};
