import type { Tx } from '@vocero/sql/connect';
import { readKindRules, type NewKindRule } from '@vocero/sql/kind-rules';
import { listNewestKindSubjects } from '@vocero/sql/kind-runs';
import { kindsByRules } from '@vocero/workers/engine/kinds/kinds-by-rules';
import { matcherOfSet } from '@vocero/workers/engine/kinds/matcher-of-set';

/** Comments that are looked at; more would have people wait. */
const MOST = 20_000;
const BATCH = 2_000;

/**
 * How many comments would be of another kind if the rule were as given. Between batches other
 * requests have their turn.
 * @param id of the rule to replace; null: it would be added at the end.
 */
export async function previewKindRule(tx: Tx, id: string | null, rule: NewKindRule) {
  const set = await readKindRules(tx);
  const changed = { ...rule, id: id ?? NEW, enabled: true, isDeleted: false };
  const rules = id
    ? set.rules.map((known) => (known.id === id ? changed : known))
    : [...set.rules, changed];
  const matcher = matcherOfSet({ ...set, rules });
  const { repeatDays } = set;
  const counts = { changed: 0, of: 0, isPart: false };
  for (let before: string | null = null; ;) {
    const comments = await listNewestKindSubjects(tx, before, { repeatDays, limit: BATCH });
    const kinds = new Map(comments.map((comment) => [comment.id, comment.kind]));
    const others = kindsByRules(matcher, comments);
    counts.changed += others.filter(({ id, kind }) => kinds.get(id) !== kind).length;
    counts.of += comments.length;
    before = comments.at(-1)?.id ?? null;
    if (before === null || comments.length < BATCH) return counts;
    if (counts.of >= MOST) return { ...counts, isPart: true };
  }
}

/** Stands for a rule that has no id yet. */
const NEW = 'new';
