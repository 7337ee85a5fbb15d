import {
  repeatableKinds,
  type Condition,
  type Question,
  type QuestionKind,
  type SurveyDoc,
} from '@vocero/api/contract/survey-doc';
import { docProblems, fieldsOf, valuesOf } from '@vocero/api/contract/survey-logic';
import type { Locale } from '@vocero/api/contract/values';

/** Names of the questions that a survey asks only once. */
const onlyIds: Partial<Record<QuestionKind, string>> = { first_time: 'firstTime' };

/** A name that no question or answer of any version has had: answers are told apart by it. */
const newName = (letter: string) =>
  letter +
  Array.from(crypto.getRandomValues(new Uint8Array(7)), (n) => (n % 36).toString(36)).join('');

/** Whether a question of this kind can be added. */
export const mayAdd = ({ questions }: SurveyDoc, kind: QuestionKind): boolean =>
  questions.length < 20 &&
  (repeatableKinds.includes(kind) || questions.every((question) => question.kind !== kind));

export function newQuestion(kind: QuestionKind): Question {
  const id = repeatableKinds.includes(kind) ? newName('q') : (onlyIds[kind] ?? kind);
  const asked = { id, isRequired: false, showIf: null, words: {} };
  if (kind === 'choice') {
    return { ...asked, kind, options: twoOptions(), isMultiple: false, hasOther: false };
  }
  return kind === 'task' ? { ...asked, kind, options: twoOptions() } : { ...asked, kind };
}

export const newOption = () => ({ id: newName('o'), words: {} });
const twoOptions = () => [newOption(), newOption()];

/** With a question more, before the comment where that is the last one. */
export function addQuestion(doc: SurveyDoc, question: Question): SurveyDoc {
  const last = doc.questions.at(-1);
  const at =
    doc.questions.length - (last?.kind === 'comment' && question.kind !== 'comment' ? 1 : 0);
  return { ...doc, questions: doc.questions.toSpliced(at, 0, question) };
}

/** With a copy of a question below it, under a name of its own. */
export function copyQuestion(doc: SurveyDoc, at: number): SurveyDoc {
  const question = doc.questions[at]!;
  const copy = { ...question, id: newName('q') };
  return { ...doc, questions: doc.questions.toSpliced(at + 1, 0, copy) };
}

/** Without a question, and without the conditions that cannot hold any more. */
export const removeQuestion = (doc: SurveyDoc, at: number): SurveyDoc =>
  withoutLostConditions({ ...doc, questions: doc.questions.toSpliced(at, 1) });

/** With a question at another place; null where a condition would then come before its question. */
export function moveQuestion(doc: SurveyDoc, from: number, to: number): SurveyDoc | null {
  if (to < 0 || to >= doc.questions.length) return null;
  const questions = doc.questions.toSpliced(from, 1).toSpliced(to, 0, doc.questions[from]!);
  const moved = { ...doc, questions };
  return docProblems(moved).length > 0 ? null : moved;
}

/** With one question changed; conditions lose the answers that it no longer has. */
export const changeQuestion = (doc: SurveyDoc, at: number, question: Question): SurveyDoc =>
  withoutLostConditions({ ...doc, questions: doc.questions.with(at, question) });

/** Takes out of conditions what cannot be answered any more, and conditions that have nothing left. */
function withoutLostConditions(doc: SurveyDoc): SurveyDoc {
  const earlier: Question[] = [];
  const questions = doc.questions.map((question) => {
    const kept = {
      ...question,
      showIf: question.showIf && keptCondition(question.showIf, earlier),
    };
    earlier.push(kept);
    return kept;
  });
  return { ...doc, questions };
}

function keptCondition(condition: Condition, earlier: readonly Question[]): Condition | null {
  const values = answersTo(condition.question, earlier);
  const kept = condition.values.filter((value) => values.includes(value));
  return kept.length > 0 ? { ...condition, values: kept } : null;
}

const answersTo = (field: string, questions: readonly Question[]): readonly string[] => {
  const question = questions.find((each) => fieldsOf(each).includes(field));
  return (question && valuesOf(question, field)) ?? [];
};

/** The fields of earlier questions that a question can depend on. */
export const fieldsBefore = ({ questions }: SurveyDoc, at: number) =>
  questions.slice(0, at).flatMap((question) =>
    fieldsOf(question).flatMap((field) => {
      const values = valuesOf(question, field);
      return values ? [{ question, field, values }] : [];
    }),
  );

/** How many other questions depend on a question. */
export function dependants({ questions }: SurveyDoc, question: Question): number {
  const fields = fieldsOf(question);
  return questions.filter(({ showIf }) => showIf && fields.includes(showIf.question)).length;
}

/** Whether the answers of a field are numbers, which can be compared. */
export const areNumbers = (values: readonly string[]): boolean =>
  values.every((value) => /^\d+$/.test(value));

type PerLocale<Words> = Partial<Record<Locale, Words>>;

/** With words in one language, or without any where nothing is left of them. */
export function tell<Words>(words: PerLocale<Words>, locale: Locale, said: Words | null) {
  const { [locale]: _, ...others } = words;
  return (said === null ? others : { ...others, [locale]: said }) as PerLocale<Words>;
}

/** The words of a question with another part; without its question nothing is said. */
export function tellQuestion(
  question: Question,
  locale: Locale,
  part: { question?: string; hint?: string },
): Question['words'] {
  const said = { question: '', ...question.words[locale], ...part };
  if (said.question.trim() === '') return tell(question.words, locale, null);
  const hint = said.hint?.trim() ? { hint: said.hint } : {};
  return tell(question.words, locale, { question: said.question, ...hint });
}

export type DocPart = 'title' | 'intro' | 'thanks';

/** The words of the page with another part. */
export function tellDoc(doc: SurveyDoc, locale: Locale, part: DocPart, text: string): SurveyDoc {
  const { [part]: _, ...others } = doc.words[locale] ?? {};
  const said = text.trim() === '' ? others : { ...others, [part]: text };
  const isEmpty = Object.keys(said).length === 0;
  return { ...doc, words: tell(doc.words, locale, isEmpty ? null : said) };
}
