import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  countDemand,
  listOpeningHours,
  replaceOpeningHours,
  type OpeningHours,
} from '@vocero/sql/opening-hours';
import { readOrganization } from '@vocero/sql/organizations';
import { readToday } from '@vocero/sql/weeks';
import * as contract from '../contract/opening-hours.ts';
import type { App, Deps } from '../deps.ts';
import { serve } from '../serve.ts';

const HOUR = 60;

/** When somebody is there, and when customers want somebody to be. */
export function openingHoursRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readOpeningHours, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({ items: await listOpeningHours(tx) })),
  );

  serve(app, deps, contract.changeOpeningHours, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await listOpeningHours(tx);
      await replaceOpeningHours(tx, body.items);
      await audit(tx, {
        act: 'opening_hours_changed',
        subject: {
          kind: 'organization',
          id: principal.orgId,
          label: (await readOrganization(tx)).name,
        },
        before: { channels: before.map(({ channel }) => channel).join(', ') },
        after: { channels: body.items.map(({ channel }) => channel).join(', ') },
      });
      return { items: await listOpeningHours(tx) };
    }),
  );

  serve(app, deps, contract.readDemand, ({ principal }) =>
    inOrganization(sql, principal.orgId, readDemand),
  );
}

async function readDemand(tx: Tx) {
  const counts = await countDemand(tx);
  const hours = await listOpeningHours(tx);
  const today = await readToday(tx);
  const open = gridOf((weekday, hour) => isOpenWithin(hours, weekday, hour));
  const cells = gridOf(
    (weekday, hour) => counts.find((c) => c.weekday === weekday && c.hour === hour)?.n ?? 0,
  );
  const closed = cells.map((day, weekday) =>
    day.reduce((sum, n, hour) => sum + (open[weekday]![hour] ? 0 : n), 0),
  );
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - 90 * 86_400_000);
  return {
    since: since.toISOString().slice(0, 10),
    total: cells.flat().reduce((sum, n) => sum + n, 0),
    closed: hours.length === 0 ? null : closed.reduce((sum, n) => sum + n, 0),
    ...{ cells, open },
  };
}

const gridOf = <T>(at: (weekday: number, hour: number) => T): T[][] =>
  Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: 24 }, (__, hour) => at(weekday, hour)),
  );

const isOpenWithin = (hours: readonly OpeningHours[], weekday: number, hour: number) =>
  hours.some(({ week }) =>
    week[weekday]!.some(([from, until]) => from < (hour + 1) * HOUR && until > hour * HOUR),
  );
