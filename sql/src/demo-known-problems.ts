import type { Tx } from './connect.ts';
import type { ProblemWords } from './known-problems.ts';

/** A known problem that began in the past, with what was counted since. */
export interface PastProblem {
  words: ProblemWords;
  startedAt: Date;
  expectedAt: Date;
  endedAt: Date | null;
  themeId: string;
  meToos: number;
  repeats: number;
  publishedBy: string;
}

export async function insertPastProblem(tx: Tx, problem: PastProblem): Promise<void> {
  await tx`
    insert into known_problem (org_id, words, started_at, expected_at, ended_at, theme_id, me_toos,
      repeats, published_by, published_at)
    values (app_org(), ${tx.json(problem.words)}, ${problem.startedAt},
      ${problem.expectedAt}, ${problem.endedAt}, ${problem.themeId}, ${problem.meToos},
      ${problem.repeats}, ${problem.publishedBy}, ${problem.startedAt})`;
}
