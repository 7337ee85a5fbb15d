import type { TypeSaid } from '@vocero/sql/feedback';
import type { FeedbackToStore, SuggestedKind } from '@vocero/sql/store-feedback';
import { suggestType } from '@vocero/workers/engine/kinds/suggest-type';
import { kinds } from './contract/values.ts';

/**
 * What a comment is: as its sender says; praise, if it says whom; else as its words suggest, or what
 * was answered beside them.
 */
export function typeOf(
  feedback: Pick<FeedbackToStore, 'type' | 'typeBy' | 'text' | 'kind' | 'praises'>,
  suggested: SuggestedKind | null,
): Pick<FeedbackToStore, 'type' | 'typeBy'> {
  const { type, typeBy, text, kind, praises } = feedback;
  if (typeBy === 'person') return { type, typeBy };
  if (praises.memberIds.length + praises.departmentIds.length > 0) {
    return { type: 'praise', typeBy: 'person' };
  }
  const byWords = suggestedType(text, kind ?? suggested?.first?.kind ?? null);
  return byWords.type ? byWords : { type, typeBy };
}

/** What the words of a comment, and the kind of the contact, suggest. */
export function suggestedType(text: string, kind: string | null): TypeSaid {
  const type = suggestType(text, kinds.find((known) => known === kind) ?? null);
  return { type, typeBy: type && 'words' };
}
