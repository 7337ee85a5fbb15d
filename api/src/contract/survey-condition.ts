import type { Condition } from './survey-doc.ts';

/** What was filled in, by field; a field that was left alone has no value. */
export type Given = Readonly<Record<string, readonly string[]>>;

/** Whether a condition holds; a field that was not answered holds none. */
export function holds({ question, op, values }: Condition, given: Given): boolean {
  const answers = given[question] ?? [];
  if (answers.length === 0) return false;
  const isOne = answers.some((answer) => values.includes(answer));
  if (op === 'is') return isOne;
  if (op === 'is_not') return !isOne;
  const [answer, limit] = [Number(answers[0]), Number(values[0])];
  return op === 'at_most' ? answer <= limit : answer >= limit;
}
