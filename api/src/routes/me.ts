import { withLookup } from '@vocero/sql/connect';
import { listMemberships } from '@vocero/sql/members';
import { readMe } from '../contract/organizations.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { serve } from '../serve.ts';

/** Who is signed in. */
export function meRoutes(app: App, deps: Deps) {
  serve(app, deps, readMe, async ({ principal }) => {
    const { userId, name, email } = principal;
    const memberships = await withLookup(deps.sql, userId, (tx) => listMemberships(tx, userId));
    return {
      name,
      email,
      memberships: memberships.map(({ memberId, slug, organization, role, isDemo, locale }) => ({
        memberId,
        slug,
        name: organization,
        role,
        isDemo,
        locale: locale as Locale,
      })),
    };
  });
}
