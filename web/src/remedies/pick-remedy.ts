import type { Remedy } from '@vocero/api/contract/remedies';
import { plainLetters } from '../board/filter-themes.ts';

type Named = Pick<Remedy, 'code' | 'name'>;

/**
 * What the keys typed so far mean: those that are a code pick it at once, unless another code begins
 * with them; anything else narrows the list, codes that begin like it before names that hold it.
 */
export function pickRemedy<R extends Named>(
  remedies: readonly R[],
  typed: string,
): { picked: R | null; shown: R[] } {
  const letters = plainLetters(typed.trim());
  if (letters === '') return { picked: null, shown: [...remedies] };
  const byCode = remedies.filter(({ code }) => code.startsWith(letters));
  const byName = remedies.filter(
    (remedy) => !byCode.includes(remedy) && plainLetters(remedy.name).includes(letters),
  );
  const exact = byCode.find(({ code }) => code === letters) ?? null;
  return { picked: byCode.length === 1 ? exact : null, shown: [...byCode, ...byName] };
}
