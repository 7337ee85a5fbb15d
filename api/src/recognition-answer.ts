import type { Recognition } from '@vocero/sql/recognitions';
import { levelOf } from './target-level.ts';

/** With what was counted before and since as levels with their intervals. */
export function recognitionAnswer({ evidence, ...recognition }: Recognition) {
  const { metric, before, after } = evidence;
  return {
    ...recognition,
    metric,
    before: levelOf(metric, before, before.spread),
    after: levelOf(metric, after, before.spread),
  };
}
