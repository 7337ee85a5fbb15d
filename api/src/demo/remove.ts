import type { Tx } from '@vocero/sql/connect';
import { deleteOrganization, enterOrganization, isAdmin, lockDemo } from '@vocero/sql/demo';
import type { Deps } from '../deps.ts';
import { demoMembers, demoOrganization } from './organization.ts';

/**
 * Removes the demo organisation with everything in it and the accounts of its made-up people.
 * @returns whether there was one.
 */
export const removeDemoOrganization = ({ sql }: Pick<Deps, 'sql'>) =>
  removeIf(sql, () => Promise.resolve(true));

/**
 * The same, if this account administers it: people of several organisations may be at work in it.
 * To others it is not there.
 */
export const removeDemoFor = ({ sql }: Pick<Deps, 'sql'>, userId: string) =>
  removeIf(sql, (tx) => isAdmin(tx, userId));

function removeIf(sql: Deps['sql'], mayRemove: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  return sql.begin(async (tx) => {
    await lockDemo(tx);
    const present = await enterOrganization(tx, demoOrganization.slug);
    if (!present?.isDemo || !(await mayRemove(tx))) return false;
    await deleteOrganization(
      tx,
      demoMembers.map((member) => member.email),
    );
    return true;
  });
}
