/**
 * Weeks from the first one on in which anything was heard, of whatever theme: an organisation that has
 * begun a month ago was not silent for five. The last week stays in any case.
 */
export function withoutLeadingSilence<Week extends { all: number }>(
  weeks: readonly Week[],
): Week[] {
  const first = weeks.findIndex(({ all }) => all > 0);
  return first === -1 ? weeks.slice(-1) : weeks.slice(first);
}
