import { randomUUID } from 'node:crypto';
import { claimInstallation, isClaimed } from '@vocero/sql/installation';
import { insertMember } from '@vocero/sql/members';
import { insertOrganization } from '@vocero/sql/organizations';
import { insertUser } from '@vocero/sql/users';
import { auditFor } from '../audit.ts';
import { hashPassword } from '../auth.ts';
import { claimSetup, readSetup } from '../contract/organizations.ts';
import { loadDemoFor } from '../demo/load.ts';
import type { App, Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { hashToken } from '../secrets.ts';
import { insertSampleSurvey } from '../sample-survey.ts';
import { serve } from '../serve.ts';
import { insertStarterKinds } from '../starter-kinds.ts';
import { slugFrom } from '../slug.ts';

/** First run: whoever holds the link that the start command printed becomes the administrator. */
export function setupRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, readSetup, async () => ({ open: !(await isClaimed(sql)) }));

  serve(app, deps, claimSetup, async ({ body, c }) => {
    await limitRate(c, deps, 'setup');
    if (await isClaimed(sql)) throw new Problem(409, 'setup_closed');
    const passwordHash = await hashPassword(deps.auth, body.password);
    const userId = randomUUID();
    const slug = slugFrom(body.organization);

    await sql.begin(async (tx) => {
      if (!(await claimInstallation(tx, hashToken('setup', body.token)))) {
        throw new Problem(403, 'setup_token');
      }
      await insertUser(tx, { id: userId, name: body.name, email: body.email, passwordHash });
      const orgId = await insertOrganization(tx, {
        slug,
        name: body.organization,
        locale: body.locale,
        timeZone: body.timeZone,
      });
      const memberId = await insertMember(tx, {
        userId,
        role: 'admin',
        name: body.name,
        email: body.email.toLowerCase(),
        departmentId: null,
      });
      await insertSampleSurvey(tx, body.locale);
      await insertStarterKinds(tx, body.locale);
      await auditFor(c, deps, { kind: 'member', id: memberId })(tx, {
        act: 'organization_created',
        subject: { kind: 'organization', id: orgId, label: body.organization },
      });
    });
    if (body.demo || deps.settings.demo) await loadDemoFor(deps, userId, body.locale);
    return { slug };
  });
}
