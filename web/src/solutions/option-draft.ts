import { optionLetters, type NewChoice } from '@vocero/api/contract/case-options';
import type { OfferedSolution } from '@vocero/api/contract/solutions';

/** One way to put a matter right, as it is being written. */
export interface OptionDraft {
  key: string;
  solutionId: string | null;
  what: string;
  takes: string;
  costs: string;
  pros: string;
  cons: string;
  days: string;
}

let made = 0;

export const blankOption = (): OptionDraft => ({
  ...{ key: `option-${(made += 1)}`, solutionId: null, what: '', takes: '', costs: '' },
  ...{ pros: '', cons: '', days: '' },
});

/** An article as an option: what it is called, and what it means for the customer. */
export const optionFrom = (solution: OfferedSolution): OptionDraft => ({
  ...blankOption(),
  solutionId: solution.id,
  what: solution.title,
  takes: solution.takes,
  costs: solution.customerCost,
  pros: solution.pros,
  cons: solution.cons,
});

const isBlank = ({ key: _key, solutionId: _solutionId, ...words }: OptionDraft) =>
  Object.values(words).every((text) => text.trim() === '');

/** Puts an option in the place of the first blank one, else at the end as far as there is room. */
export function withOption(options: readonly OptionDraft[], added: OptionDraft): OptionDraft[] {
  const at = options.findIndex(isBlank);
  if (at >= 0) return options.with(at, added);
  return options.length < optionLetters.length ? [...options, added] : [...options];
}

/** What is sent; options in which nothing was written are left out. */
export function choiceOf(
  intro: string,
  options: readonly OptionDraft[],
  recommended: string | null,
): NewChoice {
  return {
    intro: intro.trim() || null,
    options: options
      .filter((option) => !isBlank(option))
      .map(({ key, days, ...option }) => ({
        ...option,
        days: days.trim() === '' ? null : Number(days),
        isRecommended: key === recommended,
      })),
  };
}
