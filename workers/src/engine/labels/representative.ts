import { dotAt } from '../algebra/dense.ts';
import { isName, type Names } from './names.ts';
import { namesPerson } from './personal.ts';
import { tokenize } from '../words/tokens.ts';

const SHORTEST = 5;
const LONGEST = 40;
/** What a quote outside the readable lengths, or with a redacted detail or a name, loses of its likeness. */
const PENALTY = 0.3;
/** What one loses that does not say the name of its theme. */
const UNSAID_PENALTY = 0.1;
const REDACTED = /\[[a-z][a-z_ -]{1,24}\]/;

export interface Quotes {
  texts: readonly string[];
  /** texts × width. */
  vectors: Float32Array;
  width: number;
  /** Of people: a quote that holds one gives way. */
  names: Names;
}

/**
 * The member that speaks best for its theme: the one most alike to the mean of all, among those a
 * person reads at a glance (5 to 40 words, no person named) where there are any; and rather one that says the name of
 * the theme, if that is nearly as near.
 * @param members places in `texts` and rows of `vectors`; at least one.
 * @returns one of `members`.
 */
export function representativeOf(
  members: readonly number[],
  { texts, vectors, width, names }: Quotes,
  saysName: (text: string) => boolean,
): number {
  const mean = new Float32Array(width);
  for (const i of members) for (let k = 0; k < width; k++) mean[k]! += vectors[i * width + k]!;
  const scale = 1 / (Math.sqrt(dotAt(mean, 0, mean, 0, width)) || 1);
  let best = members[0]!;
  let most = -Infinity;
  for (const i of members) {
    const likeness = dotAt(vectors, i * width, mean, 0, width) * scale;
    if (likeness <= most) continue;
    const unread = likeness - (readable(texts[i]!, names) ? 0 : PENALTY);
    if (unread <= most) continue;
    const merit = unread - (saysName(texts[i]!) ? 0 : UNSAID_PENALTY);
    if (merit <= most) continue;
    best = i;
    most = merit;
  }
  return best;
}

function readable(text: string, names: Names): boolean {
  if (REDACTED.test(text)) return false;
  const tokens = tokenize(text);
  if (tokens.length < SHORTEST || tokens.length > LONGEST) return false;
  return !namesPerson(tokens, null) && !tokens.some(({ word }) => isName(names, word));
}
