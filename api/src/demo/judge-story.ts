import type { Tx } from '@vocero/sql/connect';
import type { LockedTheme, Target, ThemeColumns } from '@vocero/sql/theme-columns';
import {
  listThemeWeeks,
  withDriver,
  withoutDriver,
  type DrivenWeek,
} from '@vocero/sql/theme-weeks';
import { judgeFall, sumWeeks } from '@vocero/workers/engine/trends/fall';
import { dayIn, daysBefore, type DemoHeard, type DemoWorld } from './world.ts';

interface Judged {
  at: Date;
  change: Partial<ThemeColumns>;
}

/** The daily test runs so long after a week is over. */
const HOURS = 5;

/**
 * When the fall in a theme's contacts passed its test first, with the working, as the workers would
 * have written it on that day.
 * @throws Error where it did not: the demo's comments do not carry its story then.
 */
export async function judgeVerified(
  tx: Tx,
  theme: LockedTheme,
  { now }: DemoWorld,
): Promise<Judged> {
  const { target, actedOn } = theme;
  if (!target || !actedOn) throw new Error(`${theme.label}: nothing was done that could be tested`);
  // Full weeks count from the one after that in which what was done took effect.
  const first = dayIn(new Date(actedOn), 7);
  const counted = await listThemeWeeks(tx, theme.id, first, dayIn(now, 0));
  const isRate = target.metric === 'rate';
  const weeks = isRate ? await withDriver(tx, counted) : withoutDriver(counted);
  const passed = firstPassed(target, weeks);
  if (!passed) throw new Error(`${theme.label}: contacts did not fall`);
  const verifiedAt = daysBefore(passed.ended, -HOURS / 24);
  return { at: verifiedAt, change: { verifiedAt, verification: passed.verification } };
}

/** The test is repeated with each week that is over, until it says that contacts fell. */
function firstPassed(target: Target, weeks: readonly DrivenWeek[]) {
  for (let n = target.weeks; n <= weeks.length; n++) {
    const { state, probability, inRow } = judgeFall(target, weeks.slice(0, n));
    if (state !== 'passed' || probability === null) continue;
    const tested = weeks.slice(n - inRow, n);
    const [first, last] = [tested[0]!, tested.at(-1)!];
    const span = { from: first.start, until: last.next, ...sumWeeks(tested) };
    const verification = { ...span, spread: target.baseline.spread, probability };
    return { ended: last.until, verification };
  }
  return null;
}

/**
 * When a prevented theme of which not one comment more was to come was heard again.
 * @throws Error where it was not.
 */
export function judgeRegressed(theme: LockedTheme, heard: readonly DemoHeard[]): Judged {
  const since = heard.filter((comment) => comment.at > theme.statusSince);
  if (since.length === 0) throw new Error(`${theme.label}: nobody has spoken of it again`);
  const at = new Date(Math.min(...since.map((comment) => +comment.at)) + 60_000);
  const marks = { status: 'owned', statusSince: at, regressedAt: at } as const;
  return { at, change: { ...marks, verifiedAt: null, verification: null } };
}
