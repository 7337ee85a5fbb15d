import type { Question } from '@vocero/api/contract/survey-doc';
import { fieldsOf, managedField, otherField, valuesOf } from '@vocero/api/contract/survey-logic';

/** An answer with the sign that is printed beside its box and typed for it. */
export interface Code {
  code: string;
  value: string;
}

/** Kinds whose values are numbers that people know: they are typed as they are. */
const numbered: readonly Question['kind'][] = ['treated', 'nps', 'csat', 'ces'];
/** Kinds with words of one's own making have letters, so that nobody takes them for a rating. */
const lettered: readonly Question['kind'][] = ['choice', 'task'];

/** The signs of a field that is ticked; undefined where people write. */
export function codesOf(question: Question, field: string): Code[] | undefined {
  const values = valuesOf(question, field);
  if (!values) return undefined;
  if (numbered.includes(question.kind)) return values.map((value) => ({ code: value, value }));
  const isLettered = lettered.includes(question.kind) && field !== managedField(question.id);
  return shownOrder(question, values).map((value, at) => ({
    code: isLettered ? String.fromCharCode('a'.charCodeAt(0) + at) : String(at + 1),
    value,
  }));
}

/** As the page of the survey shows them: what is good comes first where it can be answered by yes. */
const shownOrder = ({ kind }: Question, values: readonly string[]) =>
  kind === 'solved' ? values.toReversed() : values;

export const isMany = (question: Question, field: string): boolean =>
  question.kind === 'choice' && question.isMultiple && field === question.id;

/** Where words of one's own are written that belong to "other". */
export const isOther = (question: Question, field: string): boolean =>
  field === otherField(question.id);

/** What was typed: the values, or null while a sign stands for nothing. */
export function valuesTyped(codes: readonly Code[], typed: string, many: boolean): string[] | null {
  const signs = many ? [...typed.replace(/[\s,]/g, '')] : [typed.trim()];
  const values = signs
    .filter((sign) => sign !== '')
    .map((sign) => codes.find(({ code }) => code === sign.toLowerCase())?.value);
  return values.every((value) => value !== undefined) ? [...new Set(values)] : null;
}

/** Whether what was typed is a whole answer to which no further sign could be added. */
export function isComplete(codes: readonly Code[], typed: string): boolean {
  const sign = typed.trim().toLowerCase();
  return (
    codes.some(({ code }) => code === sign) &&
    !codes.some(({ code }) => code !== sign && code.startsWith(sign))
  );
}

/** The signs for values, as they would be typed. */
export const codesFor = (codes: readonly Code[], values: readonly string[]): string =>
  codes
    .filter(({ value }) => values.includes(value))
    .map(({ code }) => code)
    .join('');

/** Every field of a survey in the order of the card. */
export const fieldsInOrder = (questions: readonly Question[]) =>
  questions.flatMap((question) => fieldsOf(question).map((field) => ({ question, field })));
