import type { Tx } from '@vocero/sql/connect';
import {
  deleteOrganization,
  deleteUnusedAccounts,
  listDemos,
  listDemosOf,
  lockDemo,
} from '@vocero/sql/demo';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { demoMembers } from './organization.ts';

/**
 * Removes every demo organisation with everything in it, and the accounts of their made-up people.
 * @returns whether there was one.
 * @throws Problem while an import runs in one of them; all stay then.
 */
export const removeDemos = ({ sql }: Pick<Deps, 'sql'>) => remove(sql, listDemos);

/**
 * The same for those that this account administers: people of several organisations may be at work
 * in one. To others it is not there.
 */
export const removeDemoFor = (
  { sql }: Pick<Deps, 'sql'>,
  userId: string,
  note: (tx: Tx) => Promise<void>,
) => remove(sql, (tx) => listDemosOf(tx, userId), note);

/** The made-up people are the same in every demo: they stay as long as one of them is there. */
function remove(
  sql: Deps['sql'],
  list: (tx: Tx) => Promise<string[]>,
  note: (tx: Tx) => Promise<void> = async () => {},
): Promise<boolean> {
  return sql.begin(async (tx) => {
    await lockDemo(tx);
    const ids = await list(tx);
    if (ids.length === 0) return false;
    for (const id of ids) {
      if (!(await deleteOrganization(tx, id))) throw new Problem(409, 'demo_importing');
    }
    await deleteUnusedAccounts(
      tx,
      demoMembers.map((member) => member.email),
    );
    await note(tx);
    return true;
  });
}
