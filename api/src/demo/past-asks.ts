import type { Tx } from '@vocero/sql/connect';
import { insertPastEvent } from '@vocero/sql/demo-history';
import { insertPastAsk } from '@vocero/sql/demo-sponsor';
import type { Locale } from '../contract/values.ts';
import { uuid7 } from '../uuid7.ts';
import type { MadeTheme } from './make-themes.ts';
import { daysBefore, type DemoWorld } from './world.ts';
import { spoken } from './spoken.ts';

const questions: readonly { theme: string; daysAgo: number; text: Record<Locale, string> }[] = [
  {
    theme: 'boiler-part',
    daysAgo: 1,
    text: spoken({
      en: 'What would it take for the parts to be in the van before the visit?',
      es: '¿Qué haría falta para que las piezas estén en la furgoneta antes de la visita?',
      bs: 'Šta bi trebalo da dijelovi budu u kombiju prije posjete?',
      hr: 'Što bi trebalo da dijelovi budu u kombiju prije posjeta?',
      sr: 'Šta bi trebalo da delovi budu u kombiju pre posete?',
    }),
  },
  {
    theme: 'cancel-contract',
    daysAgo: 3,
    text: spoken({
      en: 'Who could decide this, if sales cannot?',
      es: '¿Quién podría decidirlo, si ventas no puede?',
      bs: 'Ko bi o ovome mogao odlučiti, ako prodaja ne može?',
      hr: 'Tko bi o ovome mogao odlučiti, ako prodaja ne može?',
      sr: 'Ko bi mogao da odluči o ovome, ako prodaja ne može?',
    }),
  },
];

/** What the sponsor of the firm asked in the last days, of whoever owns the theme. */
export async function askInDemo(
  tx: Tx,
  themes: readonly MadeTheme[],
  { now, locale, members }: DemoWorld,
): Promise<void> {
  for (const { theme, daysAgo, text } of questions) {
    const at = daysBefore(now, daysAgo);
    const themeId = themes.find(({ demo }) => demo.key === theme)!.row.id;
    const ask = { themeId, askedBy: members.ramon, text: text[locale], at };
    const askedOf = await insertPastAsk(tx, { ...ask, id: uuid7(at.getTime()) });
    if (!askedOf) continue;
    await insertPastEvent(tx, {
      id: uuid7(at.getTime()),
      themeId,
      act: 'sponsor_asked',
      memberId: members.ramon,
      note: text[locale],
      before: {},
      after: { askedOf },
      at,
    });
  }
}
