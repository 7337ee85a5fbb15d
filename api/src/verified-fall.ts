import type { VerifiedTheme } from '@vocero/sql/evidence-packs';
import type { VerifiedFall } from './contract/evidence-packs.ts';
import { levelOf } from './target-level.ts';

/** A fall that passed its test, before and after, each with its interval. */
export function showVerifiedFall(theme: VerifiedTheme): VerifiedFall {
  const { id, label, decisionKind, actedOn, target, verification } = theme;
  const { metric, baseline } = target;
  return {
    themeId: id,
    label,
    decisionKind,
    actedOn,
    metric,
    before: levelOf(metric, baseline, baseline.spread),
    after: levelOf(metric, verification, verification.spread),
    probability: verification.probability,
  };
}
