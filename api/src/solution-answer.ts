import type { OfferedSolution } from '@vocero/sql/solution-search';
import type { SolutionUse } from '@vocero/sql/solution-uses';
import type { Solution } from '@vocero/sql/solutions';
import { showCaseCode } from './case-code.ts';
import type * as contract from './contract/solutions.ts';
import type { Locale } from './contract/values.ts';
import { rateOf } from './rate.ts';
import type { Wire } from './serve.ts';

/** An article as the API tells it. */
export function solutionAnswer({ worked, failed, ...solution }: Solution): Wire<contract.Solution> {
  return { ...solution, worked: rateOf(worked, worked + failed) };
}

/** An article that may help, with what speaks for it. */
export function offerAnswer(offered: OfferedSolution): Wire<contract.OfferedSolution> {
  const { byReason, byTheme, byWords, worked, failed, locale, ...solution } = offered;
  const because = [
    ...(byReason ? (['reason'] as const) : []),
    ...(byTheme ? (['theme'] as const) : []),
    ...(byWords ? (['words'] as const) : []),
  ];
  const rate = rateOf(worked, worked + failed);
  return { ...solution, locale: locale as Locale, worked: rate, because };
}

export const useAnswer = ({ texts, code, ...use }: SolutionUse): Wire<contract.SolutionUse> => ({
  ...use,
  titles: texts,
  code: code === null ? null : showCaseCode(code),
});
