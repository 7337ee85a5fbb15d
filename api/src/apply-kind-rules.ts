import type { Tx } from '@vocero/sql/connect';
import { readKindRules } from '@vocero/sql/kind-rules';
import { listNamedKindSubjects, writeKinds } from '@vocero/sql/kind-runs';
import { kindsByRules } from '@vocero/workers/engine/kinds/kinds-by-rules';
import { matcherOfSet } from '@vocero/workers/engine/kinds/matcher-of-set';

/** Gives comments the kind that the rules say, unless a person has said it. */
export async function applyKindRules(tx: Tx, ids: readonly string[]): Promise<void> {
  const set = await readKindRules(tx);
  const comments = await listNamedKindSubjects(tx, ids, set.repeatDays);
  await writeKinds(tx, kindsByRules(matcherOfSet(set), comments));
}
