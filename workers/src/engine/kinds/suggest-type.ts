import type { ContactKind } from './match-kind.ts';
import { compileTerms } from './match-terms.ts';
import { ideaWords, praiseWords, turningWords } from './type-words.ts';

export type CommentType = 'complaint' | 'praise' | 'question' | 'idea';

const findWords = compileTerms([ideaWords, praiseWords, turningWords]);
const ASKS = /[?？]/u;

/**
 * What a comment seems to be, by its words and the kind of the contact, the surest first: words that
 * propose something make an idea; an avoidable or repeated contact is a complaint; a question mark
 * makes a question; words of praise, or a valued contact, make praise unless a "but" or a "not" stands
 * among them.
 * @returns null where none of it tells.
 */
export function suggestType(text: string, kind: ContactKind | null): CommentType | null {
  const [idea, praise, turn] = findWords(text);
  if (idea !== undefined) return 'idea';
  if (kind === 'avoidable' || kind === 'repeat') return 'complaint';
  if (ASKS.test(text)) return 'question';
  if (praise !== undefined && (turn === undefined || kind === 'valued')) return 'praise';
  return null;
}
