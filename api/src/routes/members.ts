import { inOrganization } from '@vocero/sql/connect';
import { countActiveAdmins, findMember, listMembers, updateMember } from '@vocero/sql/members';
import * as contract from '../contract/people.ts';
import type { App, Deps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

export function memberRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listMembers, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, listMembers),
  }));

  serve(app, deps, contract.changeMember, async ({ principal, params, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await countActiveAdmins(tx);
      await updateMember(tx, params.id, body);
      const member = await findMember(tx, params.id);
      if (!member) throw notFound();
      // An organisation that nobody can administer could never be mended from inside.
      if ((await countActiveAdmins(tx)) === 0) throw new Problem(409, 'last_admin');
      return member;
    }),
  );
}
