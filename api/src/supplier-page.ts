import type { Tx } from '@vocero/sql/connect';
import { countHeard } from '@vocero/sql/heard';
import { readMeasures } from '@vocero/sql/measures';
import type { OpenedLink } from '@vocero/sql/supplier-links';
import { listLatestReports, type SupplierReport } from '@vocero/sql/supplier-reports';
import {
  countSupplierThemes,
  listActionsOfSupplier,
  listSupplierQuotes,
  listSupplierThemes,
  type SupplierAction,
  type SupplierQuote,
  type SupplierTheme,
} from '@vocero/sql/supplier-themes';
import type { SupplierPageTheme } from './contract/pages.ts';
import { redact } from './redact.ts';
import { readPageFacts } from './page-facts.ts';

/** More than one supplier can work on; how many more there are is said. */
const MOST_THEMES = 50;
const QUOTES = 3;
const QUOTE_LENGTH = 280;

/** All that a supplier's page shows, and nothing else of the organisation. */
export async function readSupplierPage(tx: Tx, link: OpenedLink) {
  const { departmentId } = link;
  const rows = await listSupplierThemes(tx, departmentId, MOST_THEMES);
  const ids = rows.map(({ id }) => id);
  const quotes = link.showsQuotes ? await listSupplierQuotes(tx, ids, QUOTES) : [];
  const actions = await listActionsOfSupplier(tx, departmentId, ids);
  const latest = await listLatestReports(tx, departmentId, ids);
  const count = await countSupplierThemes(tx, departmentId);
  return {
    ...(await readPageFacts(tx)),
    supplier: link.supplier,
    name: link.name,
    driver: (await readMeasures(tx)).driverName,
    themes: rows.map((row) => showTheme(row, { quotes, actions, last: latest.get(row.id) })),
    more: count - rows.length,
  };
}

interface Beside {
  quotes: readonly SupplierQuote[];
  actions: readonly SupplierAction[];
  last: SupplierReport | undefined;
}

/** What people wrote freely goes out without personal data, even where staff wrote it. */
function showTheme(row: SupplierTheme, { quotes, actions, last }: Beside): SupplierPageTheme {
  const { count7, count30, weeks } = countHeard(row);
  const { id, contact, dueOn, target } = row;
  return {
    id,
    label: redact(row.label).text,
    isPrevented: row.status === 'prevented',
    ...{ count7, count30, weeks, contact, dueOn },
    quotes: quotes.filter(({ themeId }) => themeId === id).map(showQuote),
    decision: row.decision && redact(row.decision).text,
    target: target && { metric: target.metric, goal: target.goal, on: target.on },
    actions: actions
      .filter(({ themeId }) => themeId === id)
      .map(({ what, dueOn: due, isDone }) => ({ what: redact(what).text, dueOn: due, isDone })),
    last: last ? showReport(last) : null,
  };
}

/** Without half a character at its end. */
const showQuote = ({ text, occurredAt }: SupplierQuote) => ({
  text:
    text.length > QUOTE_LENGTH
      ? `${redact(text)
          .text.slice(0, QUOTE_LENGTH)
          .replace(/[\ud800-\udbff]$/, '')}…`
      : redact(text).text,
  at: occurredAt.toISOString(),
});

const showReport = ({ state, text, expectedOn, reportedBy, reportedAt }: SupplierReport) => ({
  ...{ state, text, expectedOn, reportedBy },
  reportedAt: reportedAt.toISOString(),
});
