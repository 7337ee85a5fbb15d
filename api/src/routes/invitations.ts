import { randomUUID } from 'node:crypto';
import { inOrganization, withLookup } from '@vocero/sql/connect';
import {
  acceptInvitation,
  findInvitation,
  insertInvitation,
  listOpenInvitations,
  revokeInvitation,
} from '@vocero/sql/invitations';
import { insertMember } from '@vocero/sql/members';
import { readOrganization } from '@vocero/sql/organizations';
import { findUserByEmail, insertUser } from '@vocero/sql/users';
import { auditFor } from '../audit.ts';
import { hashPassword, passwordMatches } from '../auth.ts';
import * as contract from '../contract/people.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { newInvitationLink } from '../invitation-link.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { hashToken } from '../secrets.ts';
import { serve } from '../serve.ts';

/** Joining needs no mail server: the administrator copies the link and hands it over. */
export function invitationRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listInvitations, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, listOpenInvitations),
  }));

  serve(app, deps, contract.createInvitation, async ({ principal, body, audit }) => {
    const { memberId, orgId } = memberOnly(principal);
    const { url, ...kept } = newInvitationLink(settings);
    const row = { ...body, ...kept, email: body.email.toLowerCase(), createdBy: memberId };
    const invitation = await inOrganization(sql, orgId, async (tx) => {
      const made = await insertInvitation(tx, row);
      const subject = { kind: 'invitation', id: made.id, label: made.name } as const;
      await audit(tx, { act: 'invitation_made', subject, after: { role: made.role } });
      return made;
    });
    return { ...invitation, url };
  });

  serve(app, deps, contract.revokeInvitation, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const revoked = await revokeInvitation(tx, params.id);
      if (!revoked) throw notFound();
      const { id, name, role } = revoked;
      const subject = { kind: 'invitation', id, label: name } as const;
      await audit(tx, { act: 'invitation_revoked', subject, before: { role } });
      return undefined;
    }),
  );

  serve(app, deps, contract.readInvitation, async ({ body, c }) => {
    await limitRate(c, deps, 'join');
    const invitation = await openInvitation(deps, body.token);
    const organization = await inOrganization(sql, invitation.orgId, readOrganization);
    return {
      organization: organization.name,
      name: invitation.name,
      email: invitation.email,
      locale: organization.locale as Locale,
    };
  });

  serve(app, deps, contract.acceptInvitation, async ({ body, c }) => {
    await limitRate(c, deps, 'join');
    const { id, orgId, email, role, departmentId } = await openInvitation(deps, body.token);
    const passwordHash = await hashPassword(deps.auth, body.password);

    return inOrganization(sql, orgId, async (tx) => {
      if (!(await acceptInvitation(tx, id))) throw new Problem(410, 'invitation_gone');
      const known = await findUserByEmail(tx, email);
      if (known && !(await passwordMatches(deps.auth, known.passwordHash ?? '', body.password))) {
        throw new Problem(403, 'password_wrong');
      }
      const userId = known?.id ?? randomUUID();
      if (!known) await insertUser(tx, { id: userId, name: body.name, email, passwordHash });
      const { name } = body;
      const memberId = await insertMember(tx, { userId, role, name, email, departmentId });
      await auditFor(c, deps, { kind: 'member', id: memberId })(tx, {
        act: 'member_joined',
        subject: { kind: 'member', id: memberId, label: name },
        after: { role },
      });
      return { slug: (await readOrganization(tx)).slug };
    });
  });
}

async function openInvitation({ sql }: Deps, token: string) {
  const hash = hashToken('invitation', token);
  const invitation = await withLookup(sql, hash, (tx) => findInvitation(tx, hash));
  if (!invitation) throw new Problem(410, 'invitation_gone');
  return invitation;
}
