import type { Statement, StatementRow } from '@vocero/api/contract/charge-back';

/** A row of the picture: where its two parts begin and end, as shares of the longest bar. */
export interface StatementBar {
  row: StatementRow;
  contacts: number;
  remedies: number;
}

/** Bars by cost; by contacts where these have no price. */
export function statementBars({ rows, minuteCost }: Statement): StatementBar[] {
  const partsOf = (row: StatementRow) =>
    minuteCost === null ? [row.contacts, 0] : [row.contactCost ?? 0, row.remedyCost];
  const most = Math.max(...rows.map((row) => sum(partsOf(row))), 0);
  return rows.map((row) => {
    const [contacts = 0, remedies = 0] = partsOf(row).map((part) => (most > 0 ? part / most : 0));
    return { row, contacts, remedies };
  });
}

const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);
