import type { ContactKind, KindFacts, KindMatcher } from './match-kind.ts';

/** A comment with the kind that rules gave it before. */
export interface KindSubject extends KindFacts {
  id: string;
  kind: ContactKind | null;
  ruleId: string | null;
  isRepeat: boolean;
}

export interface KindByRules {
  id: string;
  kind: ContactKind | null;
  ruleId: string | null;
}

/** Those of the comments for which the rules say something else now; null: nothing any more. */
export function kindsByRules(
  { match }: KindMatcher,
  comments: readonly KindSubject[],
): KindByRules[] {
  return comments.flatMap((comment) => {
    const { first, repeated } = match(comment);
    const { kind = null, ruleId = null } = (comment.isRepeat ? repeated : first) ?? {};
    return kind === comment.kind && ruleId === comment.ruleId
      ? []
      : [{ id: comment.id, kind, ruleId }];
  });
}
