import type { Tx } from '@vocero/sql/connect';
import { insertPastUses, writeSolutionPast } from '@vocero/sql/demo-solutions';
import { insertSolution, type SolutionDoc } from '@vocero/sql/solutions';
import type { Locale } from '../contract/locales.ts';
import { vectorsOf } from '../solution-words.ts';
import type { MadeComment } from './make-comments.ts';
import type { MadeTheme } from './make-themes.ts';
import { demoSolutions, type DemoSolution } from './solution-texts.ts';
import type { DemoWorld } from './world.ts';

interface Heard {
  themes: readonly MadeTheme[];
  comments: readonly MadeComment[];
}

/** Articles on what helps, used for comments of their themes, with what those said who used them. */
export async function writeSolutions(
  tx: Tx,
  { themes, comments }: Heard,
  { members }: DemoWorld,
): Promise<void> {
  for (const [at, solution] of demoSolutions.entries()) {
    const theme = themes.find(({ demo }) => demo.key === solution.theme);
    const doc = docOf(solution, theme ? [theme.row.id] : []);
    const memberId = members[solution.author];
    const id = await insertSolution(tx, { doc, words: vectorsOf(doc.texts), memberId });
    await writeSolutionPast(tx, {
      id,
      reviewedBy: solution.reviewedBy && members[solution.reviewedBy],
      dueInDays: solution.dueInDays,
      writtenDaysAgo: 200 - at * 9,
    });
    const [worked, failed, silent] = solution.votes;
    const feedbackIds = comments
      .filter(({ comment }) => comment.theme === solution.theme)
      .slice(0, worked + failed + silent)
      .map(({ row }) => row.id);
    const memberIds = [members.marta, members.emina, members.ramon];
    await insertPastUses(tx, {
      solutionId: id,
      memberIds,
      feedbackIds,
      ...within(worked, failed, feedbackIds.length),
    });
  }
}

/** No more votes than there are comments. */
const within = (worked: number, failed: number, most: number) => ({
  worked: Math.min(worked, most),
  failed: Math.min(failed, Math.max(0, most - worked)),
});

function docOf(solution: DemoSolution, themeIds: string[]) {
  const { texts, takes, customerCost, ourCost, isUnusual = false } = solution;
  const told = Object.entries(texts).map(([locale, [title, fits, steps, tell]]) => [
    locale as Locale,
    { title, fits, steps, tell, takes, customerCost, ourCost, pros: '', cons: '' },
  ]);
  const doc = { isUnusual, reviewDays: 180, reasonIds: [], themeIds };
  return { ...doc, texts: Object.fromEntries(told) as SolutionDoc['texts'] };
}
