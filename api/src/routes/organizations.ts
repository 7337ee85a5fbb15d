import { inOrganization } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { insertMember } from '@vocero/sql/members';
import {
  insertOrganization,
  readOrganization,
  updateOrganization,
} from '@vocero/sql/organizations';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import { auditFor, differences } from '../audit.ts';
import * as contract from '../contract/organizations.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { insertSampleSurvey } from '../sample-survey.ts';
import { serve } from '../serve.ts';
import { insertStarterKinds } from '../starter-kinds.ts';
import { slugFrom } from '../slug.ts';

export function organizationRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readOrganization, async ({ principal }) => {
    const organization = await inOrganization(sql, principal.orgId, readOrganization);
    return { ...organization, locale: organization.locale as Locale };
  });

  serve(app, deps, contract.changeOrganization, async ({ principal, body, audit }) => {
    const { orgId } = principal;
    const organization = await inOrganization(sql, orgId, async (tx) => {
      const before = await readOrganization(tx);
      await updateOrganization(tx, body);
      const after = await readOrganization(tx);
      if (after.sensitivity !== before.sensitivity) {
        await appendOutboxAnew(tx, 'themes.learn', orgId);
        await notifyLive(tx, orgId, 'engine');
      }
      await audit(tx, {
        act: 'organization_changed',
        subject: { kind: 'organization', id: orgId, label: before.name },
        ...differences(before, after),
      });
      return after;
    });
    wakeRelay(sql);
    return { ...organization, locale: organization.locale as Locale };
  });

  serve(app, deps, contract.createOrganization, async ({ principal, body, c }) => {
    const member = memberOnly(principal);
    const slug = body.slug ?? slugFrom(body.name);
    const email = (await deps.auth.api.getSession({ headers: c.req.raw.headers }))!.user.email;
    const id = await sql.begin(async (tx) => {
      const id = await insertOrganization(tx, { slug, name: body.name, locale: body.locale });
      const { userId, name } = member;
      const founder = { userId, role: 'admin', name, email, departmentId: null } as const;
      const memberId = await insertMember(tx, founder);
      await insertSampleSurvey(tx, body.locale);
      await insertStarterKinds(tx, body.locale);
      await auditFor(c, deps, { kind: 'member', id: memberId })(tx, {
        act: 'organization_created',
        subject: { kind: 'organization', id, label: body.name },
      });
      return id;
    });
    return { id, slug };
  });
}
