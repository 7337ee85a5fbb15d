import type { Target } from '@vocero/sql/theme-columns';
import { isThin } from '@vocero/workers/engine/trends/fall';
import type { TargetWarning } from './contract/targets.ts';

/** When things were done and decided, as days. */
interface Dates {
  actedOn: string | null;
  decidedAt: Date | null;
}

/** What shows at once; that comments left the theme shows later. */
type PlannedWarning = Exclude<TargetWarning, 'comments_left'>;

/** A fall by more than this share … */
const BOLD_FALL = 0.5;
/** … within fewer days is seldom seen. */
const SHORT_DAYS = 28;

/** What speaks against a target. Nobody is kept from setting it. */
export function warningsOf(target: Target, dates: Dates): PlannedWarning[] {
  const level = levelOf(target);
  const raised: Record<PlannedWarning, boolean> = {
    too_fast: level > 0 && target.goal < level * (1 - BOLD_FALL) && isSoon(target, dates),
    goal_above_baseline: target.goal >= level,
    baseline_thin: isThin(target),
    set_after_action: dates.actedOn !== null && dates.actedOn < target.baseline.until,
  };
  return (Object.keys(raised) as PlannedWarning[]).filter((warning) => raised[warning]);
}

/** Comments per week in the baseline, or per 100 of the driver. */
function levelOf({ metric, baseline }: Target): number {
  if (metric === 'count') return baseline.count / baseline.weeks;
  return baseline.driver ? (baseline.count * 100) / baseline.driver : 0;
}

/** Counted from the end of the baseline, or from the decision where that came later. */
function isSoon({ on, baseline }: Target, { decidedAt }: Dates): boolean {
  const begin = Math.max(Date.parse(baseline.until), decidedAt?.getTime() ?? 0);
  return Date.parse(on) - begin < SHORT_DAYS * DAY;
}

const DAY = 86_400_000;
