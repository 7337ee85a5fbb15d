import type { Locale } from '@vocero/api/contract/locales';
import type { Solution, SolutionInput, SolutionWords } from '@vocero/api/contract/solutions';

export const blankWords = (): SolutionWords => ({
  ...{ title: '', fits: '', steps: '', tell: '', takes: '' },
  ...{ customerCost: '', ourCost: '', pros: '', cons: '' },
});

/** An article as it is being written. */
export interface SolutionDraft {
  texts: Partial<Record<Locale, SolutionWords>>;
  isUnusual: boolean;
  reviewDays: string;
  reasonIds: string[];
  themeIds: string[];
}

/** A new one begins in the writer's language; an older one as it stands. */
export function draftOf(
  solution: Pick<Solution, 'texts' | 'isUnusual' | 'reviewDays' | 'reasons' | 'themes'> | null,
  locale: Locale,
  themeIds: readonly string[] = [],
): SolutionDraft {
  if (!solution)
    return {
      texts: { [locale]: blankWords() },
      isUnusual: false,
      reviewDays: '180',
      reasonIds: [],
      themeIds: [...themeIds],
    };
  return {
    texts: structuredClone(solution.texts),
    isUnusual: solution.isUnusual,
    reviewDays: String(solution.reviewDays),
    reasonIds: solution.reasons.map(({ id }) => id),
    themeIds: solution.themes.map(({ id }) => id),
  };
}

const isBlank = (words: SolutionWords) => Object.values(words).every((text) => text.trim() === '');

/** What is sent: languages in which nothing was written are left out. */
export function bodyOf(draft: SolutionDraft): SolutionInput {
  const texts = Object.fromEntries(
    Object.entries(draft.texts).filter(([, words]) => !isBlank(words)),
  );
  return { ...draft, texts, reviewDays: Number(draft.reviewDays) };
}
