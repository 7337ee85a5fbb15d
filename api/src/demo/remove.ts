import { deleteOrganization, enterOrganization, lockDemo } from '@vocero/sql/demo';
import type { Deps } from '../deps.ts';
import { demoMembers, demoOrganization } from './organization.ts';

/**
 * Removes the demo organisation with everything in it and the accounts of its made-up people.
 * @returns whether there was one.
 */
export function removeDemoOrganization({ sql }: Pick<Deps, 'sql'>): Promise<boolean> {
  return sql.begin(async (tx) => {
    await lockDemo(tx);
    const present = await enterOrganization(tx, demoOrganization.slug);
    if (!present?.isDemo) return false;
    await deleteOrganization(
      tx,
      demoMembers.map((member) => member.email),
    );
    return true;
  });
}
