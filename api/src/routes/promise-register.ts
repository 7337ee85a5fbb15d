import { readCasePolicy, readClockCalendar } from '@vocero/sql/case-policy';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { dayAt } from '@vocero/sql/local-time';
import { notifyLive } from '@vocero/sql/live';
import { countPromises, listPromises } from '@vocero/sql/promise-list';
import { readPlaybook, writeMissHours, writePlaybook } from '@vocero/sql/promise-playbook';
import {
  countWarned,
  listDue,
  listPoints,
  type DueRow,
  type KeptRow,
} from '@vocero/sql/promise-report';
import { workingDaysBetween } from '@vocero/sql/working-days';
import * as playbook from '../contract/promise-playbook.ts';
import * as report from '../contract/promise-report.ts';
import * as contract from '../contract/promises.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { App, Deps } from '../deps.ts';
import { rateOf } from '../rate.ts';
import { serve, type Wire } from '../serve.ts';

const MOST_DEPARTMENTS = 100;

/** All agreements: the register, how they were kept, and what is done after a miss. */
export function promiseRegisterRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listPromises, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { cursor, limit, ...page } = query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      const rows = await listPromises(tx, { ...page, after, limit });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      return {
        items: items as Wire<contract.ListedPromise>[], // the table knows its words
        nextCursor: isMore ? encodeCursor({ at: last.dueAt, id: last.id }) : null,
        counts: await countPromises(tx),
      };
    }),
  );

  serve(app, deps, report.readPromiseReport, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const due = await listDue(tx);
      const { warned, moved } = await countWarned(tx);
      const points = await showPoints(tx);
      return {
        kept: rateOf(sum(due, 'kept'), sum(due, 'due')),
        warned: rateOf(warned, moved),
        months: partsOf(due, ({ month }) => month).map((rows) => ({
          month: rows[0].month,
          kept: keptOf(rows),
        })),
        departments: partsOf(due, ({ departmentId }) => departmentId)
          .sort((a, b) => sum(b, 'due') - sum(a, 'due'))
          .slice(0, MOST_DEPARTMENTS)
          .map((rows) => ({
            id: rows[0].departmentId,
            name: rows[0].department,
            kept: keptOf(rows),
          })),
        points,
        thin: points.filter(({ isThin }) => isThin).length,
      };
    }),
  );

  serve(app, deps, playbook.readPlaybook, ({ principal }) =>
    inOrganization(sql, principal.orgId, showPlaybook),
  );

  serve(app, deps, playbook.writePlaybook, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await showPlaybook(tx);
      await writePlaybook(tx, body.lines);
      await writeMissHours(tx, body.missHours);
      await audit(tx, {
        act: 'promise_playbook_changed',
        subject: { kind: 'organization' },
        before: { lines: before.lines.length, missHours: before.missHours },
        after: { lines: body.lines.length, missHours: body.missHours },
      });
      await notifyLive(tx, principal.orgId, 'cases');
      return showPlaybook(tx);
    }),
  );
}

const sum = (rows: readonly KeptRow[], name: keyof KeptRow) =>
  rows.reduce((all, row) => all + row[name], 0);

const keptOf = (rows: readonly KeptRow[]) => rateOf(sum(rows, 'kept'), sum(rows, 'due'));

/** Rows of one name together, in the order in which names come. */
function partsOf(rows: readonly DueRow[], nameOf: (row: DueRow) => string | null) {
  const parts = new Map<string | null, [DueRow, ...DueRow[]]>();
  for (const row of rows) {
    const part = parts.get(nameOf(row));
    if (part) part.push(row);
    else parts.set(nameOf(row), [row]);
  }
  return [...parts.values()];
}

async function showPoints(tx: Tx) {
  const calendar = await readClockCalendar(tx);
  return (await listPoints(tx)).map(({ madeAt, dueAt, settledAt, ...point }) => ({
    ...point,
    day: dayAt(dueAt.getTime(), calendar.zone),
    promised: workingDaysBetween(calendar, madeAt, dueAt),
    actual: workingDaysBetween(calendar, madeAt, settledAt),
  }));
}

async function showPlaybook(tx: Tx) {
  const { missHours } = await readCasePolicy(tx);
  const lines = await readPlaybook(tx);
  return { lines: lines as playbook.PlaybookLine[], missHours }; // the table knows its words
}
