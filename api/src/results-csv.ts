import { safeCsvLine } from './csv-cells.ts';
import type { Figure, QuestionResult } from './contract/results.ts';
import type { Rate } from './contract/rate.ts';
import type { Locale } from './contract/values.ts';
import { message, type MessageKey } from './messages.ts';

const columns = [
  ...['results_question', 'results_kind', 'results_words', 'from', 'until', 'results_what'],
  ...['results_answer', 'results_count', 'results_of', 'results_value', 'results_low'],
  'results_high',
] as const;

interface Results {
  period: { from: string; until: string };
  index: Figure | null;
  questions: readonly Pick<
    QuestionResult,
    'id' | 'kind' | 'question' | 'figures' | 'values' | 'ownWords'
  >[];
}

/**
 * The results as a table: a line for each figure by its name in the code, and one for each answer.
 * Shares are of 1; nothing stands where there are too few to tell.
 */
export function resultsCsv({ period, index, questions }: Results, locale: Locale): string {
  const span = [period.from, period.until];
  const rows = questions.flatMap((question) => {
    const lead = [question.id, question.kind, wordsOf(question, locale), ...span];
    return [
      ...question.figures.map((figure) => [...lead, ...figureCells(figure)]),
      ...question.values.flatMap(({ value, share, managed }) => {
        const answer = answerOf(question, value, locale);
        const chosen = [...lead, 'answered', answer, ...rateCells(share)];
        return managed ? [chosen, [...lead, 'managed', answer, ...rateCells(managed)]] : [chosen];
      }),
      ...question.ownWords.map(({ text, count }) => [
        ...[...lead, 'own_words', text, String(count), '', '', '', ''],
      ]),
    ];
  });
  const first = index ? [['', '', '', ...span, ...figureCells(index)]] : [];
  const header = columns.map((column) => message(locale, `csv.${column}` as MessageKey));
  return [header, ...first, ...rows].map((cells) => `${safeCsvLine(cells)}\r\n`).join('');
}

const figureCells = ({ score, total: { n, value, low, high } }: Figure) => [
  ...[score, '', '', String(n), number(value), number(low), number(high)],
];

const rateCells = ({ count, of, share, low, high }: Rate) => [
  ...[String(count), String(of), number(share), number(low), number(high)],
];

const number = (value: number | null) =>
  value === null ? '' : String(Math.round(value * 1e4) / 1e4);

const wordsOf = ({ question }: Pick<QuestionResult, 'question'>, locale: Locale) =>
  (question.words[locale] ?? Object.values(question.words)[0])?.question ?? '';

function answerOf({ question }: Pick<QuestionResult, 'question'>, value: string, locale: Locale) {
  if (!('options' in question)) return value;
  const words = question.options.find(({ id }) => id === value)?.words;
  return (words && (words[locale] ?? Object.values(words)[0])) ?? value;
}
