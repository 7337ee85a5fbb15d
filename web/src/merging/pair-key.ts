import type { MergeSuggestion } from '@vocero/api/contract/merge-suggestions';

/** The same for two themes in either order. */
export const pairKey = ({ first, second }: MergeSuggestion): string =>
  [first.id, second.id].sort().join(' ');
