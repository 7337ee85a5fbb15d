import type { AnsweredQuestion, Scores } from '@vocero/api/contract/feedback';
import { ruleScores } from '@vocero/api/contract/kind-rules';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { wordOf } from '../kinds/rule-words.ts';

/** The answers that are figures or one word, in the order in which surveys usually ask. */
export const scoreAnswers = (scores: Scores): AnsweredQuestion[] =>
  ruleScores.flatMap((score) => {
    const value = scores[score];
    if (value === undefined) return [];
    const answer = typeof value === 'number' ? formatNumber(value) : wordOf(value);
    return [{ question: t(`kinds.score_${score}`), answer }];
  });
