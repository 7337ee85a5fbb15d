import type { Tx } from '@vocero/sql/connect';
import { insertPastProblem } from '@vocero/sql/demo-known-problems';
import type { MadeTheme } from './make-themes.ts';
import { spoken } from './spoken.ts';
import type { DemoWorld } from './world.ts';

const hours = 3_600_000;

/** One that lasts, and one that was solved this morning. */
const problems = [
  {
    theme: 'slow-evenings',
    title: spoken({
      en: 'Slow internet in Norte',
      es: 'Internet lento en Norte',
      bs: 'Spor internet u Norteu',
      hr: 'Spor internet u Norteu',
      sr: 'Spor internet u Norteu',
    }),
    text: spoken({
      en: 'A cable was cut during road works. Telephone and television work.',
      es: 'Un cable se cortó durante unas obras. El teléfono y la televisión funcionan.',
      bs: 'Kabl je presječen tokom radova na cesti. Telefon i televizija rade.',
      hr: 'Kabel je presječen tijekom radova na cesti. Telefon i televizija rade.',
      sr: 'Kabl je presečen tokom radova na putu. Telefon i televizija rade.',
    }),
    startedHoursAgo: 5,
    expectedInHours: 20,
    endedHoursAgo: null,
    meToos: 37,
    repeats: 9,
  },
  {
    theme: 'app-logout',
    title: spoken({
      en: 'The app asks everybody to sign in again',
      es: 'La aplicación pide a todos que vuelvan a entrar',
      bs: 'Aplikacija od svih traži ponovnu prijavu',
      hr: 'Aplikacija od svih traži ponovnu prijavu',
      sr: 'Aplikacija od svih traži ponovnu prijavu',
    }),
    text: null,
    startedHoursAgo: 30,
    expectedInHours: -10,
    endedHoursAgo: 8,
    meToos: 112,
    repeats: 31,
  },
] as const;

/** Customers were told of two problems before they wrote, and said "me too". */
export async function tellOfProblems(
  tx: Tx,
  themes: readonly MadeTheme[],
  { now, members }: DemoWorld,
): Promise<void> {
  const at = (hoursFromNow: number) => new Date(now.getTime() + hoursFromNow * hours);
  for (const problem of problems) {
    const { title, text } = problem;
    const locales = Object.keys(title) as (keyof typeof title)[];
    await insertPastProblem(tx, {
      words: Object.fromEntries(
        locales.map((each) => [each, { title: title[each], ...(text && { text: text[each] }) }]),
      ),
      startedAt: at(-problem.startedHoursAgo),
      expectedAt: at(problem.expectedInHours),
      endedAt: problem.endedHoursAgo === null ? null : at(-problem.endedHoursAgo),
      themeId: themes.find(({ demo }) => demo.key === problem.theme)!.row.id,
      ...{ meToos: problem.meToos, repeats: problem.repeats },
      publishedBy: members.lucia,
    });
  }
}
