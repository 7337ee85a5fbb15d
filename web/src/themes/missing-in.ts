import type { ProblemError } from '@vocero/api/client';
import { missingParts } from '@vocero/api/contract/status';
import type { ThemeDetail } from '@vocero/api/contract/themes';
import type { Missing } from './theme-words.ts';

/** What the server's refusal of a move names as missing; null when it refused for another reason. */
export function missingIn({ code, more }: Pick<ProblemError, 'code' | 'more'>): Missing[] | null {
  const missing = more['missing'];
  if (code !== 'theme_missing' || !Array.isArray(missing)) return null;
  const named = missingParts.filter((part) => missing.includes(part));
  return named.length > 0 ? named : null;
}

/** Whether the server says that a theme has what was asked for. */
export function isGiven(
  part: Missing,
  { criteria, declinedReason }: Pick<ThemeDetail, 'criteria' | 'declinedReason'>,
): boolean {
  if (part === 'declined_reason') return declinedReason !== null;
  return criteria.some(({ parts }) => parts.some((known) => known.part === part && known.done));
}
