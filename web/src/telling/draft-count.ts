import type { DraftState, Telling } from '@vocero/api/contract/tellings';

/** How many drafts of a telling are in a state, in all languages. */
export const draftCount = ({ counts }: Pick<Telling, 'counts'>, state: DraftState): number =>
  counts.reduce((sum, one) => (one.state === state ? sum + one.count : sum), 0);
