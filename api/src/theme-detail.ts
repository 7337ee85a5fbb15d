import { listActions } from '@vocero/sql/actions';
import type { Tx } from '@vocero/sql/connect';
import { sumThemeRemedies } from '@vocero/sql/remedy-log';
import { findThemeFacts, readThemeBreakdown } from '@vocero/sql/theme-facts';
import { findTheme } from '@vocero/sql/themes';
import { criteriaOf, missingFor, nextStep } from './contract/status.ts';
import { readKeptTrends } from './kept-trends.ts';
import { notFound } from './problem.ts';
import { rateOf, withShares } from './rate.ts';
import { readTargetFacts } from './target-progress.ts';
import { toTheme } from './theme-answer.ts';
import { readReachWorking } from './theme-trends.ts';

/**
 * A theme, whole.
 * @throws Problem 404.
 */
export async function readThemeDetail(tx: Tx, id: string) {
  const row = await findTheme(tx, id);
  const facts = await findThemeFacts(tx, id);
  if (!row || !facts) throw notFound();
  const { representativeId: _, ownerId: _owner, ...shown } = facts;
  const next = nextStep(row.status);
  const trend = (await readKeptTrends(tx))(row);
  const breakdown = await readThemeBreakdown(tx, id);
  return {
    ...toTheme(row, trend),
    ...shown,
    movedAt: row.movedAt,
    assumptionRates: facts.assumptions.map((one) =>
      rateOf(one.against.length, one.against.length + one.for.length),
    ),
    ...breakdown,
    kinds: withShares(breakdown.kinds),
    reachWorking: await readReachWorking(tx, id, trend),
    actions: await listActions(tx, id),
    remedies: await sumThemeRemedies(tx, id),
    ...(await readTargetFacts(tx, { ...facts, ...row })),
    missing: next ? missingFor(next, { ...facts, ...row }) : [],
    next,
    criteria: criteriaOf({ ...facts, ...row }),
  };
}
