import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { readMeasures } from '@vocero/sql/measures';
import { readOrganization } from '@vocero/sql/organizations';
import {
  findRemedy,
  insertRemedies,
  listApprovers,
  listRemedies,
  lockRemedy,
  placeRemedy,
  updateRemedy,
} from '@vocero/sql/remedies';
import { starterRemedies } from '@vocero/sql/starter-remedies';
import { differences } from '../audit.ts';
import * as contract from '../contract/remedies.ts';
import { definedOnly } from '../defined-only.ts';
import type { App, Deps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

/** The catalogue: what may be done for a customer, and up to how much without asking. */
export function remedyRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listRemedies, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const asker = principal.kind === 'member' ? principal.memberId : null;
      const { currency } = await readMeasures(tx);
      const approvers = (await listApprovers(tx)).filter(({ id }) => id !== asker);
      return { items: await listRemedies(tx), currency, approvers };
    }),
  );

  serve(app, deps, contract.createRemedy, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const [made] = await insertRemedies(tx, [body]);
      if (!made) throw new Problem(409, 'remedy_code_taken');
      const { code, fixedCost, ownLimit } = body;
      const subject = { kind: 'remedy', id: made.id, label: body.name } as const;
      await audit(tx, { act: 'remedy_added', subject, after: { code, fixedCost, ownLimit } });
      await notifyLive(tx, principal.orgId, 'remedies');
      return existing(tx, made.id);
    }),
  );

  serve(app, deps, contract.addStarterRemedies, ({ principal, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { locale } = await readOrganization(tx);
      const added = (await insertRemedies(tx, starterRemedies(locale))).length;
      await audit(tx, { act: 'remedies_added', subject: { kind: 'remedy' }, after: { added } });
      await notifyLive(tx, principal.orgId, 'remedies');
      return { added };
    }),
  );

  serve(app, deps, contract.changeRemedy, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { position, ...change } = body;
      const before = await lockRemedy(tx, params.id);
      if (!before) throw notFound();
      await updateRemedy(tx, params.id, change);
      if (position !== undefined) await placeRemedy(tx, params.id, position);
      const after = await existing(tx, params.id);
      const changed = differences(comparable(before), comparable(after));
      await audit(tx, {
        act: 'remedy_changed',
        subject: { kind: 'remedy', id: before.id, label: before.name },
        before: changed.before,
        after: { ...changed.after, ...definedOnly({ position, archived: body.archived }) },
      });
      await notifyLive(tx, principal.orgId, 'remedies');
      return after;
    }),
  );
}

/** Without when it was archived: that it was is said by name. */
const comparable = ({ name, code, fixedCost, ownLimit }: contract.NewRemedy) => ({
  name,
  code,
  fixedCost: fixedCost ?? null,
  ownLimit,
});

async function existing(tx: Tx, id: string) {
  const remedy = await findRemedy(tx, id);
  if (!remedy) throw notFound();
  return remedy;
}
