import type { Tx } from '@vocero/sql/connect';
import type { Feedback } from '@vocero/sql/feedback';
import { readKindRules, type KindRule } from '@vocero/sql/kind-rules';
import { compileKindRules } from '@vocero/workers/engine/kinds/match-kind';

/** The rule that a comment has its kind by, and which of its words was found. */
export interface KindReason {
  id: string;
  name: string;
  word: string | null;
}

/** Comments with the rules they have their kinds by, worked out from the rules as they are now. */
export async function withKindRules<F extends Feedback>(
  tx: Tx,
  comments: readonly F[],
): Promise<(F & { kindRule: KindReason | null })[]> {
  const isAny = comments.some(({ kindRuleId }) => kindRuleId !== null);
  const rules = isAny ? (await readKindRules(tx)).rules : [];
  const byId = new Map(rules.map((rule) => [rule.id, { rule, findWord: wordFinder(rule) }]));
  return comments.map((comment) => {
    const found = comment.kindRuleId === null ? undefined : byId.get(comment.kindRuleId);
    if (!found) return { ...comment, kindRule: null };
    const { rule, findWord } = found;
    return { ...comment, kindRule: { id: rule.id, name: rule.name, word: findWord(comment.text) } };
  });
}

/** Its words alone: what else it asks for was so when it was asked. */
function wordFinder({ id, kind, words }: KindRule) {
  const empty = { reasons: [], channels: [], scores: [], repeats: false };
  const { match } = compileKindRules([{ id, kind, words, ...empty }]);
  return (text: string) =>
    match({ text, reason: null, channel: '', scores: {} }).first?.word ?? null;
}
