import type { Tx } from '@vocero/sql/connect';
import { readKindRules } from '@vocero/sql/kind-rules';
import { findKindSubject, writeKinds } from '@vocero/sql/kind-runs';
import { kindsByRules } from '@vocero/workers/engine/kinds/kinds-by-rules';
import { matcherOfSet } from '@vocero/workers/engine/kinds/matcher-of-set';

/** Gives one comment the kind that the rules say, unless a person has said it. */
export async function applyKindRules(tx: Tx, id: string): Promise<void> {
  const set = await readKindRules(tx);
  const comment = await findKindSubject(tx, id, set.repeatDays);
  if (comment) await writeKinds(tx, kindsByRules(matcherOfSet(set), [comment]));
}
