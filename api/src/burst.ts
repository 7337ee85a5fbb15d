/** One answer of a device, for what is odd about several. */
export interface GivenAnswer {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Equal for equal answers. */
  sameness: string;
}

/** So many answers within so many milliseconds are not given by as many people. */
const MANY = { count: 5, within: 30_000 };
/** Nor are so many equal ones in a row. */
const EQUAL = { count: 4, within: 60_000 };
/** Milliseconds around an answer in which others can make a burst of it. */
export const burstReach = Math.max(MANY.within, EQUAL.within);

/**
 * Answers that came in a burst, such as from a child at the buttons: five within half a minute, or
 * four equal ones in a row within a minute. When they reach us makes no difference, only when they
 * were given.
 */
export function burstIds(answers: readonly GivenAnswer[]): Set<string> {
  const inOrder = [...answers].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const found = new Set<string>();
  inOrder.forEach((_, first) => {
    const many = inOrder.slice(first, first + MANY.count);
    if (isWithin(many, MANY)) many.forEach(({ id }) => found.add(id));
    const equal = inOrder.slice(first, first + EQUAL.count);
    const isSame = equal.every(({ sameness }) => sameness === equal[0]!.sameness);
    if (isSame && isWithin(equal, EQUAL)) equal.forEach(({ id }) => found.add(id));
  });
  return found;
}

const isWithin = (
  run: readonly GivenAnswer[],
  { count, within }: { count: number; within: number },
) => run.length === count && run[count - 1]!.at - run[0]!.at <= within;
