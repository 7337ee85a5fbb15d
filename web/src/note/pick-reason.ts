import { plainLetters } from '../board/filter-themes.ts';

export interface NamedReason {
  code: string;
  name: string;
}

/**
 * What the letters typed so far mean: two that are a code pick it at once; anything else narrows
 * the list, codes that begin like it before names that hold it.
 */
export function pickReason(
  reasons: readonly NamedReason[],
  typed: string,
): { picked: NamedReason | null; shown: NamedReason[] } {
  const letters = plainLetters(typed.trim());
  if (letters === '') return { picked: null, shown: [...reasons] };
  const picked = reasons.find((reason) => reason.code === letters) ?? null;
  const byCode = reasons.filter((reason) => reason.code.startsWith(letters));
  const byName = reasons.filter(
    (reason) => !byCode.includes(reason) && plainLetters(reason.name).includes(letters),
  );
  return { picked, shown: [...byCode, ...byName] };
}
