import type { Tx } from '@vocero/sql/connect';
import { standingTarget } from '@vocero/sql/standing-baseline';
import type { ThemeStatus, Target } from '@vocero/sql/theme-columns';
import { listWeeksSinceAction, type DrivenWeek } from '@vocero/sql/theme-weeks';
import { readThisWeek } from '@vocero/sql/weeks';
import { judgeFall, sumWeeks } from '@vocero/workers/engine/trends/fall';
import type { TargetProgress, TargetWarning } from './contract/targets.ts';
import type { Wire } from './serve.ts';
import { levelOf } from './target-level.ts';
import { warningsOf } from './target-warnings.ts';

interface Theme {
  id: string;
  status: ThemeStatus;
  target: Target | null;
  actedOn: string | null;
  decidedAt: Date | null;
  verifiedAt: Date | null;
}

export interface TargetFacts {
  targetWarnings: readonly TargetWarning[];
  progress: Wire<TargetProgress>;
}

/** How a theme stands to its target: what speaks against it, and what is still missing. */
export async function readTargetFacts(tx: Tx, theme: Theme): Promise<TargetFacts> {
  const { target } = theme;
  if (!target) return { targetWarnings: [], progress: noTarget };
  const weeks = await listWeeksSinceAction(tx, theme.id, target.metric);
  const standing = await standingTarget(tx, theme.id, target);
  const { below, inRow, probability, allowed, state } = judgeFall(standing, weeks);
  const progress = {
    weeks: weeks.map(({ next: _, ...week }, at) => ({ ...week, below: below[at] ?? null })),
    before: levelOf(target.metric, standing.baseline, target.baseline.spread),
    now: levelNow(target, weeks, inRow),
    needed: target.weeks,
    below: inRow,
    probability,
    allowed,
    state: theme.verifiedAt ? ('passed' as const) : state,
    nextCheckOn: isAwaited(theme)
      ? nextCheck(await readThisWeek(tx), { actedOn: theme.actedOn, missing: target.weeks - inRow })
      : null,
  };
  const hasLost = standing.baseline.count < target.baseline.count;
  const targetWarnings = [
    ...warningsOf(target, theme),
    ...(hasLost ? (['comments_left'] as const) : []),
  ];
  return { targetWarnings, progress };
}

/** In the weeks that are tested, and at least in as many of the last ones as are needed. */
function levelNow(
  { metric, weeks, baseline }: Target,
  counted: readonly DrivenWeek[],
  inRow: number,
) {
  const tested = counted.slice(-Math.max(weeks, inRow));
  return tested.length === 0 ? null : levelOf(metric, sumWeeks(tested), baseline.spread);
}

const noTarget: TargetFacts['progress'] = {
  weeks: [],
  before: null,
  now: null,
  needed: 0,
  below: 0,
  probability: null,
  allowed: null,
  state: 'no_target',
  nextCheckOn: null,
};

const isAwaited = <T extends Theme>(theme: T): theme is T & { actedOn: string } =>
  theme.status === 'verifying' && theme.verifiedAt === null && theme.actedOn !== null;

/**
 * The first day on which enough weeks in a row can be below the goal.
 * @param thisWeek the first day of the running week, which counts if it began after the action.
 * @param missing weeks in a row that are still missing; at least the running one is awaited.
 */
export function nextCheck(
  thisWeek: string,
  { actedOn, missing }: { actedOn: string; missing: number },
): string {
  const skipped = Math.max(0, Math.ceil((Date.parse(actedOn) + DAY - Date.parse(thisWeek)) / WEEK));
  const days = Date.parse(thisWeek) + (skipped + Math.max(1, missing)) * WEEK;
  return new Date(days).toISOString().slice(0, 10);
}

const DAY = 86_400_000;
const WEEK = 7 * DAY;
