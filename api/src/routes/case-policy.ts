import { readCasePolicy } from '@vocero/sql/case-policy';
import {
  deleteHoliday,
  listHolidays,
  writeCasePolicy,
  writeHolidays,
} from '@vocero/sql/case-settings';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { readOrganization } from '@vocero/sql/organizations';
import { differences } from '../audit.ts';
import * as contract from '../contract/case-policy.ts';
import type { App, Deps } from '../deps.ts';
import { requireCaseWorker } from '../escalate-case.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

/** How an organisation deals with cases, and when its clocks stand still. */
export function casePolicyRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readCaseSettings, ({ principal }) =>
    inOrganization(sql, principal.orgId, readSettings),
  );

  serve(app, deps, contract.changeCasePolicy, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await readCasePolicy(tx);
      for (const id of body.ownerIds) {
        if (!before.ownerIds.includes(id)) await requireCaseWorker(tx, id);
      }
      await writeCasePolicy(tx, body);
      await audit(tx, {
        act: 'case_policy_changed',
        subject: { kind: 'organization', id: principal.orgId },
        ...differences(before, body),
      });
      await notifyLive(tx, principal.orgId, 'cases');
      return readSettings(tx);
    }),
  );

  serve(app, deps, contract.addHolidays, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await writeHolidays(tx, body.items);
      await audit(tx, {
        act: 'holidays_added',
        subject: { kind: 'organization', id: principal.orgId },
        after: { days: body.items.map(({ day }) => day) },
      });
      return readSettings(tx);
    }),
  );

  serve(app, deps, contract.removeHoliday, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await deleteHoliday(tx, params.day))) throw notFound();
      await audit(tx, {
        act: 'holiday_removed',
        subject: { kind: 'organization', id: principal.orgId },
        before: { day: params.day },
      });
      return readSettings(tx);
    }),
  );
}

async function readSettings(tx: Tx) {
  const { week, ...policy } = await readCasePolicy(tx);
  const { timeZone } = await readOrganization(tx);
  return {
    ...policy,
    week: week.map((spans) => spans.map(([from, until]): [number, number] => [from, until])),
    holidays: await listHolidays(tx),
    timeZone,
  };
}
