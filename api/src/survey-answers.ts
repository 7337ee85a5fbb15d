import type { CommentType } from './contract/values.ts';
import { commentLength, type Scores } from './contract/feedback.ts';
import type { AnswerErrors } from './contract/pages.ts';
import { longestAnswer, type Question, type SurveyDoc } from './contract/survey-doc.ts';
import {
  askedQuestions,
  fieldsOf,
  otherField,
  otherOption,
  valuesOf,
  type Given,
} from './contract/survey-logic.ts';
import { normaliseLine, normaliseText } from './normalise.ts';
import { redact } from './redact.ts';

type Questions = Pick<SurveyDoc, 'questions'>;

/** Of words of one's own beside options. */
const longestOther = 200;

/**
 * What was answered of all that can be asked. Fields that the survey does not have, and answers that
 * cannot be chosen, are left out. Words of one's own where nothing was chosen choose "other".
 */
export const answeredIn = (doc: Questions, fields: Given): Given =>
  Object.fromEntries(
    doc.questions.flatMap((question) =>
      Object.entries(withOther(question, answeredOf(question, fields))),
    ),
  );

/** The same without answers to questions that these answers do not lead to. */
export function givenOf(doc: Questions, fields: Given): Given {
  const answered = answeredIn(doc, fields);
  const asked = new Set(askedQuestions(doc, answered).flatMap(fieldsOf));
  return Object.fromEntries(Object.entries(answered).filter(([field]) => asked.has(field)));
}

function answeredOf(question: Question, fields: Given): Record<string, readonly string[]> {
  const answered = fieldsOf(question).map((field) => {
    const values = valuesOf(question, field);
    const given = (fields[field] ?? []).filter((answer) =>
      values ? values.includes(answer) : normaliseText(answer).text !== '',
    );
    const isMany = question.kind === 'choice' && question.isMultiple && field === question.id;
    return [field, isMany ? [...new Set(given)] : given.slice(-1)] as const;
  });
  return Object.fromEntries(answered.filter(([, given]) => given.length > 0));
}

/** Words of one's own are an answer, whether or not "other" was pressed. */
function withOther(question: Question, given: Record<string, readonly string[]>) {
  const chosen = given[question.id] ?? [];
  if (!given[otherField(question.id)] || chosen.includes(otherOption)) return given;
  const isMany = question.kind === 'choice' && question.isMultiple;
  if (chosen.length > 0 && !isMany) return given;
  return { ...given, [question.id]: [...chosen, otherOption] };
}

/** What keeps answers from being stored, by field; `form`: nothing was said at all. */
export function errorsOf(doc: Questions, given: Given): AnswerErrors {
  const errors: AnswerErrors = {};
  for (const question of askedQuestions(doc, given)) {
    for (const field of fieldsOf(question)) {
      const code = errorOf(question, field, given);
      if (code) errors[field] = code;
    }
  }
  const isEmpty = Object.values(given).every((answers) => answers.length === 0);
  if (isEmpty && Object.keys(errors).length === 0) errors['form'] = 'empty';
  if (textOf(doc, given).length > commentLength) errors['form'] = 'too_long_in_all';
  return errors;
}

function errorOf(question: Question, field: string, given: Given) {
  const isOther = field === otherField(question.id);
  const answers = given[field] ?? [];
  if (question.isRequired && !isOther && answers.length === 0) {
    return question.kind === 'comment' ? 'comment_missing' : 'required';
  }
  if (valuesOf(question, field)) return undefined;
  const longest = isOther ? longestOther : longestAnswer;
  if (!answers.some((answer) => answer.length > longest)) return undefined;
  return isOther ? 'too_long_other' : 'too_long';
}

/** The answers that are numbers and steps, as every channel has them. */
export function scoresOf(doc: Questions, given: Given): Scores {
  const scores: Record<string, string | number> = {};
  for (const { id, kind } of askedQuestions(doc, given)) {
    const answer = given[id]?.[0];
    if (answer === undefined) continue;
    if (kind === 'solved') scores['solved'] = answer;
    if (kind === 'first_time') scores['firstTime'] = answer;
    if (kind === 'treated' || kind === 'nps' || kind === 'csat' || kind === 'ces') {
      scores[kind] = Number(answer);
    }
  }
  return scores; // values were checked against what the kinds can have
}

/** The other answers by field, as they are kept: in words of one's own personal data is replaced. */
export function answersOf(doc: Questions, given: Given): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const question of askedQuestions(doc, given)) {
    if (!keptKinds.has(question.kind)) continue;
    for (const field of fieldsOf(question)) {
      const answers = given[field] ?? [];
      if (answers.length > 0)
        kept[field] = answers.map((answer) => keptAs(question, field, answer));
    }
  }
  return kept;
}

const keptKinds: ReadonlySet<Question['kind']> = new Set([
  'choice',
  'task',
  'text',
  'expectations',
]);

function keptAs(question: Question, field: string, answer: string): string {
  if (valuesOf(question, field)) return answer;
  const { text } = normaliseText(answer);
  return redact(question.kind === 'text' ? text : normaliseLine(text)).text;
}

/** What was said in words: the comment first, then what was written to other questions. */
export function textOf(doc: Questions, given: Given): string {
  const asked = askedQuestions(doc, given);
  const written = ['comment', 'text'].flatMap((kind) =>
    asked.filter((question) => question.kind === kind).flatMap(({ id }) => given[id] ?? []),
  );
  return written
    .map((words) => normaliseText(words).text)
    .filter((words) => words !== '')
    .join('\n\n');
}

/** What a comment is by its answers: better than expected is praise, unless its words say otherwise. */
export const typeBySaid = (doc: Questions, given: Given): CommentType | null =>
  askedQuestions(doc, given).some(
    ({ id, kind }) => kind === 'expectations' && given[id]?.[0] === 'exceeded',
  )
    ? 'praise'
    : null;
