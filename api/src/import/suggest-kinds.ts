import type { StagedRow } from '@vocero/sql/import-staging';
import type { KindMatcher } from '@vocero/workers/engine/kinds/match-kind';

/**
 * Rows with the kind that rules suggest where nobody said one, as if each were a first contact:
 * which of them are repeat contacts is known when all are stored.
 */
export const suggestKinds = ({ match }: KindMatcher, rows: readonly StagedRow[]): StagedRow[] =>
  rows.map((row) => {
    if (row.text === null || row.channel === null || row.kind !== null) return row;
    const { text, channel, reasonId: reason } = row;
    const found = match({ text, channel, reason, scores: {} }).first;
    return found ? { ...row, kind: found.kind, kindRuleId: found.ruleId } : row;
  });
