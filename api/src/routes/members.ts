import { handOverCases } from '@vocero/sql/case-handover';
import { inOrganization } from '@vocero/sql/connect';
import {
  countActiveAdmins,
  findMember,
  listMembers,
  updateMember,
  type Member,
} from '@vocero/sql/members';
import { differences } from '../audit.ts';
import { noteTakers, type Role } from '../contract/endpoint.ts';
import * as contract from '../contract/people.ts';
import type { App, Deps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

export function memberRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listMembers, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, listMembers),
  }));

  serve(app, deps, contract.changeMember, async ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await countActiveAdmins(tx);
      const before = await findMember(tx, params.id);
      await updateMember(tx, params.id, body);
      const member = await findMember(tx, params.id);
      if (!before || !member) throw notFound();
      // An organisation that nobody can administer could never be mended from inside.
      if ((await countActiveAdmins(tx)) === 0) throw new Problem(409, 'last_admin');
      if (!mayLookAfterCases(member)) await handOverCases(tx, member.id);
      await audit(tx, {
        act: actOf(before, member),
        subject: { kind: 'member', id: member.id, label: member.name },
        ...differences(before, member),
      });
      return member;
    }),
  );
}

/** Who can act is responsible for cases; who can no more hands them over in the same moment. */
const mayLookAfterCases = ({ disabled, role }: Member) =>
  !disabled && noteTakers.some((one: Role) => one === role);

/** What a change is called: what the person may do weighs more than where they belong. */
function actOf(before: Member, after: Member) {
  if (after.disabled !== before.disabled)
    return after.disabled ? 'member_disabled' : 'member_enabled';
  return after.role === before.role ? 'member_changed' : 'member_role_changed';
}
