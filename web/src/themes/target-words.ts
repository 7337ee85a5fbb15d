import type { TargetProgress, TargetWarning } from '@vocero/api/contract/targets';
import type { Target } from '@vocero/api/contract/theme-parts';
import { pathTo } from '../app/routes.ts';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import type { MarkKind } from './trend-marks.ts';

export const warningKeys: Record<TargetWarning, MessageKey> = {
  too_fast: 'target.warning_too_fast',
  goal_above_baseline: 'target.warning_goal_above_baseline',
  baseline_thin: 'target.warning_baseline_thin',
  set_after_action: 'target.warning_set_after_action',
  comments_left: 'target.warning_comments_left',
};

export const markKeys: Record<MarkKind, MessageKey> = {
  decided: 'target.mark_decided',
  acted: 'target.mark_acted',
  verified: 'target.mark_verified',
  prevented: 'target.mark_prevented',
  regressed: 'target.mark_regressed',
  moved: 'target.mark_moved',
};

/** A level or a goal: whole for many, with digits for few. */
export const levelNumber = (value: number): string =>
  formatNumber(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);

const leastTold = 0.001;
/** A chance such as 3 %; smaller ones than one in a thousand are not told more exactly. */
export const chanceWords = (probability: number): string =>
  probability < leastTold
    ? t('target.chance_below', { share: formatPercent(leastTold, 1) })
    : formatPercent(probability, probability < 0.1 ? 1 : 0);

/** "12 a week", "1.5 per 100 orders". */
export const perWords = (metric: Target['metric'], value: number, driver: string): string =>
  t(metric === 'count' ? 'target.per_week' : 'target.per_100', { n: levelNumber(value), driver });

type Level = NonNullable<TargetProgress['now']>;

/** "4.5 a week (2.7 to 7.1)", or that there are too few comments to say. */
export function levelWords(metric: Target['metric'], found: Level, driver: string): string {
  const { level, low, high } = found;
  if (level === null || low === null || high === null) return t('target.too_few');
  return t('target.interval', {
    level: perWords(metric, level, driver),
    low: levelNumber(low),
    high: levelNumber(high),
  });
}

/** The list of a theme's comments in one span. */
export function commentsPath(
  slug: string,
  { theme, since, until }: { theme: string; since: string; until: string },
): string {
  return `${pathTo('comments', { slug })}?${new URLSearchParams({ theme, since, until }).toString()}`;
}
