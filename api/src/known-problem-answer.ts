import type { KnownProblem } from '@vocero/sql/known-problems';
import type { KnownProblem as Answer } from './contract/known-problems.ts';
import type { Wire } from './serve.ts';

/** A known problem as the API tells it. */
export function problemAnswer({ themeId, themeLabel, ...problem }: KnownProblem): Wire<Answer> {
  return {
    ...problem,
    words: problem.words,
    theme: themeId === null ? null : { id: themeId, label: themeLabel ?? '' },
  };
}
