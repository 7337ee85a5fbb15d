/**
 * Edges of the spans in which comments are counted, in days before now, oldest first. Span 0 lies
 * before them all; span i, counted from 1, begins at edge i - 1 and ends where the next one begins.
 */
export const edgeDays = [84, 77, 70, 63, 60, 56, 49, 42, 35, 30, 28, 21, 14, 7] as const;

/** How often a theme was heard, by span: `spans[i]` names the span that `counts[i]` belongs to. */
export interface Heard {
  spans: readonly number[];
  counts: readonly number[];
}

export interface HeardCounts {
  count7: number;
  count30: number;
  /** In the 30 days before the last 30. */
  before30: number;
  /** Per week for the last 12 weeks, oldest first; the last one ends now. */
  weeks: number[];
}

export function countHeard(heard: Heard): HeardCounts {
  return {
    count7: heardBetween(heard, 7, 0),
    count30: heardBetween(heard, 30, 0),
    before30: heardBetween(heard, 60, 30),
    weeks: Array.from({ length: 12 }, (_, week) =>
      heardBetween(heard, (12 - week) * 7, (11 - week) * 7),
    ),
  };
}

/** Comments from `from` days ago until `until` days ago; both must be edges, or 0 for now. */
function heardBetween({ spans, counts }: Heard, from: number, until: number): number {
  return spans.reduce((sum, span, i) => {
    const begins = edgeDays[span - 1] ?? Infinity;
    return begins <= from && begins > until ? sum + counts[i]! : sum;
  }, 0);
}

const leastComments = 5;

/**
 * The last 30 days against the 30 before, as a share: 0.4 is up 40 %. Null when both hold fewer than
 * five comments, and when there is nothing to compare with.
 */
export function changeOf({ count30, before30 }: HeardCounts): number | null {
  const tooFew = count30 < leastComments && before30 < leastComments;
  return tooFew || before30 === 0 ? null : (count30 - before30) / before30;
}
