import type { ChoiceCount, OwnWords, ScoreCount } from '@vocero/sql/survey-results';
import type { AskedQuestion } from './asked-in-versions.ts';
import type { Figure, QuestionResult } from './contract/results.ts';
import { scoresOfKind } from './contract/score-definitions.ts';
import type { Question, QuestionKind } from './contract/survey-doc.ts';
import { managedValues, otherField, valuesOf } from './contract/survey-logic.ts';
import { indexOfThree, measure, type Tally } from './measure-answers.ts';
import { rateOf } from './rate.ts';

/** What was counted of a survey's answers. */
export interface Counted {
  scores: readonly ScoreCount[];
  choices: readonly ChoiceCount[];
  ownWords: readonly OwnWords[];
  /** How many weeks, and how many comments with words. */
  weeks: number;
  comments: number;
}

export type Result = Omit<QuestionResult, 'since'> & Pick<AskedQuestion, 'since'>;

/** Kinds that are kept as scores, by their names there. */
const scoreNames: Partial<Record<QuestionKind, string>> = {
  solved: 'solved',
  treated: 'treated',
  first_time: 'firstTime',
  nps: 'nps',
  csat: 'csat',
  ces: 'ces',
};

/** What was answered to one question. */
export function resultOf({ question, since, isAsked }: AskedQuestion, all: Counted): Result {
  const { id, kind } = question;
  const given = givenTo(question, all);
  return {
    id,
    kind,
    question,
    since,
    isAsked,
    n: kind === 'comment' ? all.comments : given.reduce((sum, { count }) => sum + count, 0),
    figures: figuresOf(question, given, all.weeks),
    values: valueShares(question, given),
    ownWords: all.ownWords
      .filter(({ field }) => field === otherField(id))
      .map(({ text, count }) => ({ text, count })),
  };
}

/** Answers that are alike. */
interface Given {
  week: number;
  values: readonly string[];
  managed: string | null;
  count: number;
}

function givenTo({ id, kind }: Question, { scores, choices }: Counted): Given[] {
  const score = scoreNames[kind];
  if (score === undefined) {
    return choices
      .filter(({ field }) => field === id)
      .map(({ week, values, managed, count }) => ({ week, values: values ?? [], managed, count }));
  }
  return scores
    .filter((row) => row.score === score)
    .map(({ week, value, count }) => ({ week, values: [value], managed: null, count }));
}

function figuresOf(question: Question, given: readonly Given[], weeks: number): Figure[] {
  const own = scoresOfKind(question.kind)
    .map(({ id }) => id)
    .filter((id) => id !== 'stf_index');
  return own.map((score) => ({
    score,
    total: measure(score, tallyOf(question, given)),
    weeks: Array.from({ length: weeks }, (_, at) =>
      measure(
        score,
        tallyOf(
          question,
          given.filter(({ week }) => week === at + 1),
        ),
      ),
    ),
  }));
}

/** Of a task what counts is whether it was managed, of all else what was answered. */
function tallyOf({ kind }: Question, given: readonly Given[]): Tally {
  const tally = new Map<string, number>();
  for (const { values, managed, count } of given) {
    const answers = kind === 'task' ? (managed === null ? [] : [managed]) : values;
    for (const answer of answers) tally.set(answer, (tally.get(answer) ?? 0) + count);
  }
  return tally;
}

function valueShares(question: Question, given: readonly Given[]): QuestionResult['values'] {
  const possible = valuesOf(question, question.id);
  if (!possible) return [];
  const n = given.reduce((sum, { values, count }) => sum + (values.length > 0 ? count : 0), 0);
  const old = new Set(given.flatMap(({ values }) => values).filter((v) => !possible.includes(v)));
  return [...possible, ...old].map((value) => {
    const who = given.filter(({ values }) => values.includes(value));
    return {
      value,
      share: rateOf(countOf(who), n),
      managed: question.kind === 'task' ? managedOf(who) : null,
    };
  });
}

function managedOf(who: readonly Given[]) {
  const said = who.filter(({ managed }) => managedValues.some((value) => value === managed));
  return rateOf(countOf(said.filter(({ managed }) => managed === 'yes')), countOf(said));
}

const countOf = (given: readonly Given[]) => given.reduce((sum, { count }) => sum + count, 0);

/** The index of the three questions; null where they are not all there. */
export function indexOfQuestions(
  questions: readonly Pick<QuestionResult, 'kind' | 'figures'>[],
): Figure | null {
  const [solved, treated, firstTime] = (['solved', 'treated', 'first_time'] as const).map(
    (kind) => questions.find((question) => question.kind === kind)?.figures[0],
  );
  if (!solved || !treated || !firstTime) return null;
  return {
    score: 'stf_index',
    total: indexOfThree([solved.total, treated.total, firstTime.total]),
    weeks: solved.weeks.map((week, at) =>
      indexOfThree([week, treated.weeks[at]!, firstTime.weeks[at]!]),
    ),
  };
}
