import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { Refused, type RefusalCode } from '@vocero/sql/refused';
import { takeTurn } from '@vocero/sql/take-turn';
import type { Deps } from './deps.ts';
import { memberOnly, type KeyPrincipal, type MemberPrincipal } from './principal.ts';
import { notFound, Problem } from './problem.ts';

/**
 * Runs what a person does to themes: in turn with what others do, in one transaction, and open boards
 * are told to look again.
 * @throws Problem where the act is refused; nothing is written then.
 */
export async function actOnThemes<T>(
  { sql }: Deps,
  principal: MemberPrincipal | KeyPrincipal,
  work: (tx: Tx, memberId: string) => Promise<T>,
): Promise<T> {
  const { orgId, memberId } = memberOnly(principal);
  try {
    return await inOrganization(sql, orgId, async (tx) => {
      await takeTurn(tx);
      const result = await work(tx, memberId);
      await notifyLive(tx, orgId, 'themes');
      return result;
    });
  } catch (error) {
    throw error instanceof Refused ? problemOf(error.code) : error;
  }
}

function problemOf(code: RefusalCode): Problem {
  if (code === 'not_found') return notFound();
  const isConflict = code === 'theme_changed' || code === 'changed_since';
  return new Problem(isConflict ? 409 : 422, code);
}
