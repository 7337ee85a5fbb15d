import type { DepartmentScores } from '@vocero/sql/scorecard-scores';
import {
  meanAnswer,
  satisfactionIndex,
  type AnswerSum,
} from '@vocero/workers/engine/trends/satisfaction';
import { leastShown } from './contract/rate.ts';
import type { MeanAnswer } from './contract/scorecards.ts';

/** The three questions one by one; masked where fewer than five answered. */
export function answersOf(scores: DepartmentScores | undefined) {
  const { solved, treated, firstTime } = sumsOf(scores);
  return { solved: meanOf(solved), treated: meanOf(treated), firstTime: meanOf(firstTime) };
}

/**
 * The mean of the three, of as many as answered the question that fewest did; masked where that was
 * answered by fewer than five.
 */
export function indexOf(scores: DepartmentScores | undefined): MeanAnswer {
  const { solved, treated, firstTime } = sumsOf(scores);
  const n = Math.min(solved.n, treated.n, firstTime.n);
  const means = [meanAnswer(solved), meanAnswer(treated), meanAnswer(firstTime)] as const;
  const [s, t, f] = means;
  if (n < leastShown || !s || !t || !f) return { n, mean: null, low: null, high: null };
  return { n, ...satisfactionIndex([s, t, f]) };
}

function sumsOf(scores: DepartmentScores | undefined) {
  return {
    solved: { n: scores?.solvedCount ?? 0, sum: scores?.solvedSum ?? 0 },
    treated: { n: scores?.treatedCount ?? 0, sum: scores?.treatedSum ?? 0 },
    firstTime: { n: scores?.firstTimeCount ?? 0, sum: scores?.firstTimeSum ?? 0 },
  };
}

/** Masked where fewer than five answered. */
export function meanOf(answers: AnswerSum): MeanAnswer {
  const mean = answers.n < leastShown ? null : meanAnswer(answers);
  return { n: answers.n, ...(mean ?? { mean: null, low: null, high: null }) };
}
