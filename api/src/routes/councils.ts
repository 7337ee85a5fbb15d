import { listCapacityActions, MOST_ACTIONS } from '@vocero/sql/capacity';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { listCouncils, type Council } from '@vocero/sql/councils';
import { notifyLive } from '@vocero/sql/live';
import { differences } from '../audit.ts';
import { daysOfQuarter, drawnOf, quarterOf } from '../capacity.ts';
import { changeCouncil, foundCouncil } from '../change-council.ts';
import { readCapacity } from '../contract/capacity.ts';
import * as contract from '../contract/councils.ts';
import { readClocks, requireCouncil, showCouncil } from '../council-answer.ts';
import type { App, Deps } from '../deps.ts';
import { serve } from '../serve.ts';

/** Who meets, when, and with how much to spend. */
export function councilRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listCouncils, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const clocks = await readClocks(tx);
      const items = [];
      for (const council of await listCouncils(tx)) {
        items.push(await showCouncil(tx, council, clocks));
      }
      return { items };
    }),
  );

  serve(app, deps, contract.readCouncil, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readShown(tx, params.id)),
  );

  serve(app, deps, contract.createCouncil, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const id = await foundCouncil(tx, body);
      const subject = { kind: 'council', id, label: body.name } as const;
      await audit(tx, { act: 'council_founded', subject });
      await notifyLive(tx, principal.orgId, 'councils');
      return readShown(tx, id);
    }),
  );

  serve(app, deps, contract.changeCouncil, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await requireCouncil(tx, params.id);
      await changeCouncil(tx, params.id, body);
      await audit(tx, {
        act: 'council_changed',
        subject: { kind: 'council', id: before.id, label: before.name },
        ...changesOf(before, await requireCouncil(tx, params.id)),
      });
      await notifyLive(tx, principal.orgId, 'councils');
      return readShown(tx, params.id);
    }),
  );

  serve(app, deps, readCapacity, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, (tx) => answerCapacity(tx, params.id, query.quarter)),
  );
}

/** Without the version, which every change raises, and the place, which may be a secret address. */
function changesOf(before: Council, after: Council) {
  const { version: _, sequence: __, place: ___, ...rest } = after;
  return differences(before, rest);
}

const readShown = async (tx: Tx, id: string) =>
  showCouncil(tx, await requireCouncil(tx, id), await readClocks(tx));

async function answerCapacity(tx: Tx, id: string, asked: string | undefined) {
  const council = await requireCouncil(tx, id);
  const { today, currency } = await readClocks(tx);
  const quarter = asked ?? quarterOf(today);
  const days = daysOfQuarter(quarter);
  const actions = await listCapacityActions(tx, id, days);
  return {
    quarter,
    ...days,
    currency,
    hours: drawnOf(actions, 'hours', council.capacityHours),
    money: drawnOf(actions, 'cost', council.capacityMoney),
    undated: actions.filter(({ state }) => state === 'undated').length,
    actions,
    isCut: actions.length === MOST_ACTIONS,
  };
}
