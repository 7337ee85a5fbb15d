import type { Statement as Counted, StatementRow as CountedRow } from '@vocero/sql/statement-count';
import type { Statement } from './contract/charge-back.ts';
import type { Wire } from './serve.ts';

/** When a month was closed; of one that runs, nothing. */
export interface Closing {
  frozenAt: Date | null;
  isLate: boolean;
}

export const running: Closing = { frozenAt: null, isLate: false };

/** A month as it is told: nothing is worked out anew. */
export const showStatement = (statement: Counted, closing: Closing): Wire<Statement> => ({
  ...statement,
  frozenAt: closing.frozenAt,
  isLate: closing.isLate,
  rows: statement.rows.map(showRow),
});

function showRow({ departmentId, departmentName, departmentKind, ...row }: CountedRow) {
  const isKnown = departmentId !== null && departmentName !== null && departmentKind !== null;
  const department = isKnown
    ? { id: departmentId, name: departmentName, kind: departmentKind }
    : null;
  return { department, ...row };
}
