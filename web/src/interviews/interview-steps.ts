import type { Question, SurveyDoc } from '@vocero/api/contract/survey-doc';
import {
  askedQuestions,
  fieldsOf,
  otherField,
  valuesOf,
  type Given,
} from '@vocero/api/contract/survey-logic';

/** One thing to ask: a question, or of a task whether it was managed. */
export interface Step {
  question: Question;
  field: string;
  /** What can be chosen; null where one writes. */
  values: readonly string[] | null;
  isMany: boolean;
}

/** What is asked of somebody who answered so far what is given, one thing after another. */
export function stepsOf(doc: Pick<SurveyDoc, 'questions'>, given: Given): Step[] {
  return askedQuestions(doc, given).flatMap((question) =>
    fieldsOf(question)
      .filter((field) => field !== otherField(question.id))
      .map((field) => ({
        question,
        field,
        values: valuesOf(question, field) ?? null,
        isMany: question.kind === 'choice' && question.isMultiple,
      })),
  );
}

/** Of what is given, the answers to what is still asked. */
export function stillAsked(doc: Pick<SurveyDoc, 'questions'>, given: Given): Given {
  const asked = new Set(askedQuestions(doc, given).flatMap(fieldsOf));
  return Object.fromEntries(Object.entries(given).filter(([field]) => asked.has(field)));
}

/** What a key says to a step, or null when it says nothing there. */
export type KeyAnswer = { value: string; isDone: boolean } | null;

const letters: Record<string, string> = { y: 'yes', p: 'partly', n: 'no' };

/**
 * The answer that a key stands for: y, p and n where one can say so; the number of an answer, and on a
 * scale the number itself. A one on a scale to ten may become a ten, so that it waits.
 * @param chosen what is chosen so far.
 */
export function answerByKey(
  { values, isMany, question }: Pick<Step, 'values' | 'isMany' | 'question'>,
  key: string,
  chosen: string | undefined,
): KeyAnswer {
  if (!values) return null;
  const letter = letters[key];
  if (letter !== undefined && values.includes(letter)) return { value: letter, isDone: !isMany };
  if (!/^\d$/.test(key)) return null;
  if (question.kind === 'nps') {
    if (key === '0' && chosen === '1') return { value: '10', isDone: true };
    return { value: key, isDone: key !== '1' };
  }
  const value = values[Number(key) - 1];
  return value === undefined ? null : { value, isDone: !isMany };
}

/** What is chosen once a value was pressed: of several it goes on and off. */
export function withValue(
  { isMany }: Pick<Step, 'isMany'>,
  chosen: readonly string[],
  value: string,
): string[] {
  if (!isMany) return [value];
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
