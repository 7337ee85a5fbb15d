import { asEngine } from '@vocero/sql/as-engine';
import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { countHeardAgain, regress } from '@vocero/sql/regress-themes';
import { standingTarget } from '@vocero/sql/standing-baseline';
import type { LockedTheme, Target } from '@vocero/sql/theme-columns';
import { isToldInVain, listToldInVain } from '@vocero/sql/told-outcomes';
import { listWeeksSinceAction } from '@vocero/sql/theme-weeks';
import {
  findDoubted,
  listUnverified,
  listWatched,
  lockTheme,
  sumRecentDriver,
  verify,
} from '@vocero/sql/verify-themes';
import { z } from 'zod';
import { judgeFall, sumWeeks } from '../engine/trends/fall.ts';
import { isTooMany } from '../engine/trends/return.ts';
import type { Logger } from '../log.ts';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

export interface VerifyDeps {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}

/**
 * Tests the falls in contacts of an organisation, and of its prevented themes whether contacts came
 * back. Each theme is looked at and written in a transaction of its own, in which nobody else changes
 * it: the job may run twice, late, or be killed anywhere.
 */
export const verifyThemesJob = ({ sql, log, signal }: VerifyDeps) =>
  processor(Payload, async ({ orgId }) => {
    const { waiting, tests } = await inOrganization(sql, orgId, (tx) => listTests(tx, orgId));
    if (waiting.length === 0) return; // done before
    const failures: unknown[] = [];
    for (const { id, test } of tests) {
      if (signal.aborted) return; // the rest waits for the next process
      await asEngine(sql, orgId, async (tx) => {
        const changed = await test(tx, await lockTheme(tx, id));
        if (!changed) return;
        await notifyLive(tx, orgId, 'themes');
        log.info({ org: orgId, theme: id }, changed);
      }).catch((error: unknown) => failures.push(error)); // it keeps no other theme from its test
    }
    if (failures.length > 0) throw new AggregateError(failures, 'themes could not be tested');
    await inOrganization(sql, orgId, (tx) => takeRows(tx, waiting));
  });

type Outcome = 'theme is verified' | 'theme regressed' | null;

async function listTests(tx: Tx, orgId: string) {
  const waiting = await listWaiting(tx, 'themes.verify', orgId);
  const unverified = await listUnverified(tx);
  const watched = await listWatched(tx);
  const toldInVain = await listToldInVain(tx);
  const tests = [
    ...unverified.map((id) => ({ id, test: testFall })),
    ...watched.map((id) => ({ id, test: testReturn })),
    ...toldInVain.map((id) => ({ id, test: testOutcomes })),
  ];
  return { waiting, tests };
}

/** Whether contacts fell, which is written then. */
async function testFall(tx: Tx, theme: LockedTheme | undefined): Promise<Outcome> {
  if (theme?.status !== 'verifying' || !theme.target || theme.verifiedAt) return null;
  const target = await standingTarget(tx, theme.id, theme.target);
  const weeks = await listWeeksSinceAction(tx, theme.id, target.metric);
  const { state, probability, inRow } = judgeFall(target, weeks);
  if (state !== 'passed' || probability === null) return null;
  const tested = weeks.slice(-inRow);
  const [from, until] = [tested[0]!.start, tested.at(-1).next];
  const doubted = await findDoubted(tx, theme.id);
  if (doubted !== null && until <= doubted) return null;
  const { spread } = target.baseline;
  await verify(tx, theme, { from, until, ...sumWeeks(tested), spread, probability });
  return 'theme is verified';
}

/** A fall that was verified is watched, whether the theme is prevented by now or not. */
const watched: ReadonlySet<string> = new Set(['verifying', 'prevented']);

/** Whether contacts came back: the theme goes back to its owner then. */
async function testReturn(tx: Tx, theme: LockedTheme | undefined): Promise<Outcome> {
  if (!theme || !watched.has(theme.status) || !theme.target || !theme.verification) return null;
  const { target, verification } = theme;
  const count = await countHeardAgain(tx, theme.id);
  if (!isTooMany(target, count, await usualDriver(tx, target, verification))) return null;
  await regress(tx, theme);
  return 'theme regressed';
}

/** Whether too many who were told that it is fixed say that it is not. */
async function testOutcomes(tx: Tx, theme: LockedTheme | undefined): Promise<Outcome> {
  if (!theme || !watched.has(theme.status) || !(await isToldInVain(tx, theme.id))) return null;
  await regress(tx, theme);
  return 'theme regressed';
}

/** Orders or visits in a week: as in the last four, or as when the fall was verified. */
async function usualDriver(
  tx: Tx,
  { metric }: Target,
  { driver, weeks }: { driver: number | null; weeks: number },
): Promise<number | null> {
  if (metric === 'count') return null;
  const recent = await sumRecentDriver(tx);
  if (recent !== null && recent > 0) return recent / 4;
  return driver === null ? null : driver / weeks;
}
