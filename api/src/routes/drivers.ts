import { inOrganization } from '@vocero/sql/connect';
import {
  deleteDriverAmount,
  findDriverAmount,
  listDriverAmounts,
  putDriverAmount,
} from '@vocero/sql/drivers';
import { notifyLive } from '@vocero/sql/live';
import * as contract from '../contract/drivers.ts';
import type { App, Deps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { readDriverFile } from '../read-driver-file.ts';
import { serve } from '../serve.ts';

/** What contacts are counted per 100 of: typed in, or imported as a file. */
export function driverRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listDrivers, async ({ principal, query }) => ({
    items: await inOrganization(sql, principal.orgId, (tx) =>
      listDriverAmounts(tx, query.from, query.until),
    ),
  }));

  serve(app, deps, contract.putDriver, ({ principal: { orgId }, params, body, audit }) =>
    inOrganization(sql, orgId, async (tx) => {
      const amount = { ...params, ...body };
      const before = await findDriverAmount(tx, params.firstDay);
      await putDriverAmount(tx, amount);
      await audit(tx, { act: 'driver_entered', subject: subjectOf(params), before, after: body });
      await notifyLive(tx, orgId, 'themes');
      return amount;
    }),
  );

  serve(app, deps, contract.deleteDriver, ({ principal: { orgId }, params, audit }) =>
    inOrganization(sql, orgId, async (tx) => {
      const before = await findDriverAmount(tx, params.firstDay);
      if (!(await deleteDriverAmount(tx, params.firstDay))) throw notFound();
      await audit(tx, { act: 'driver_removed', subject: subjectOf(params), before });
      await notifyLive(tx, orgId, 'themes');
      return undefined;
    }),
  );

  serve(app, deps, contract.checkDrivers, ({ principal, body }) =>
    inOrganization(sql, principal.orgId, (tx) => readDriverFile(tx, body.csv)),
  );

  serve(app, deps, contract.importDrivers, ({ principal: { orgId }, body, audit }) =>
    inOrganization(sql, orgId, async (tx) => {
      const { amounts, refusals } = await readDriverFile(tx, body.csv);
      const count = refusals.length;
      if (count > 0) throw new Problem(422, 'driver_lines', { n: count }, { refusals });
      if (amounts.length === 0) throw new Problem(422, 'driver_empty');
      for (const amount of amounts) await putDriverAmount(tx, amount);
      const after = { amounts: amounts.length };
      await audit(tx, { act: 'drivers_imported', subject: { kind: 'driver' }, after });
      await notifyLive(tx, orgId, 'themes');
      return { stored: amounts.length };
    }),
  );
}

const subjectOf = ({ firstDay }: { firstDay: string }) =>
  ({ kind: 'driver', id: firstDay, label: firstDay }) as const;
