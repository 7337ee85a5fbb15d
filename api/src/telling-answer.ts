import type { Tx } from '@vocero/sql/connect';
import { countDrafts } from '@vocero/sql/telling-drafts';
import { listTellings, tellingEvent, type Telling } from '@vocero/sql/tellings';
import { countLocales, countWaiting, findToldTheme, listOpenCases } from '@vocero/sql/told-people';
import { listNotSolved, readToldFigures } from '@vocero/sql/told-outcomes';
import { showCaseCode } from './case-code.ts';
import type { Locale } from './contract/locales.ts';
import { notFound } from './problem.ts';
import { rateOf } from './rate.ts';
import { startOf, startWords } from './telling-start.ts';

/** A telling with how many of its drafts are where. */
export async function tellingAnswer(tx: Tx, telling: Telling) {
  const counts = await countDrafts(tx, tellingEvent(telling));
  return { ...telling, counts: counts.map((row) => ({ ...row, locale: row.locale as Locale })) };
}

/** Who waits to hear of a theme, what they were told, and what they say of it. */
export async function themeTellings(tx: Tx, themeId: string) {
  const theme = await findToldTheme(tx, themeId);
  if (!theme) throw notFound();
  const waiting = await countWaiting(tx, themeId);
  const found = await countLocales(tx, themeId);
  const locales = found.map(({ locale, count }) => ({ locale: locale as Locale, count }));
  const own = theme.locale as Locale;
  const figures = await readToldFigures(tx, themeId);
  const [tellings, notSolved, openCases] = [
    await listTellings(tx, themeId),
    await listNotSolved(tx, themeId),
    await listOpenCases(tx, themeId),
  ];
  const wanted = locales.map(({ locale }) => locale);
  const words = startWords(theme, wanted.length > 0 ? wanted : [own]);
  return {
    ...waiting,
    locales,
    start: { kind: startOf(theme), words },
    tellings: await Promise.all(tellings.map((telling) => tellingAnswer(tx, telling))),
    figures: figures && {
      told: figures.told,
      answered: figures.answered,
      notSolved: figures.notSolved,
      solved: rateOf(figures.solved, figures.answered),
    },
    notSolved: notSolved.map((one) => ({ ...one, caseCode: showCaseCode(one.caseCode) })),
    openCases: openCases.map((one) => ({ ...one, code: showCaseCode(one.code) })),
  };
}
