import type { AnsweredQuestion } from './contract/feedback.ts';
import type { Question, SurveyDoc } from './contract/survey-doc.ts';
import {
  fieldsOf,
  managedField,
  otherField,
  otherOption,
  valuesOf,
} from './contract/survey-logic.ts';
import type { Locale } from './contract/values.ts';
import { message } from './messages.ts';

/** Whose words are wanted, and what the survey was written in. */
export interface AnswerReading {
  locale: Locale;
  ownLocale: Locale;
}

type Answers = Readonly<Record<string, readonly string[]>>;

/**
 * The answers beside text and scores as people read them, in the order in which they were asked: in
 * the reader's language where the survey has it, else in its own.
 */
export function answerWords(
  doc: Pick<SurveyDoc, 'questions'>,
  answers: Answers,
  reading: AnswerReading,
): AnsweredQuestion[] {
  return doc.questions.flatMap((question) =>
    fieldsOf(question)
      .filter((field) => field !== otherField(question.id) && (answers[field]?.length ?? 0) > 0)
      .map((field) => ({
        question: questionIn(question, field, reading),
        answer: [
          ...(answers[field] ?? []).map((value) =>
            valueIn(question, { field, value, answers }, reading),
          ),
          ...wordsBeside(question, field, answers),
        ].join(' · '),
      })),
  );
}

function questionIn(question: Question, field: string, reading: AnswerReading): string {
  if (field === managedField(question.id)) return message(reading.locale, 'answer.managed');
  const own = inLanguage(question.words, reading)?.question;
  if (own !== undefined) return own;
  if (question.kind === 'expectations' || question.kind === 'task') {
    return message(reading.locale, `answer.${question.kind}`);
  }
  return question.id;
}

function valueIn(
  question: Question,
  { field, value, answers }: { field: string; value: string; answers: Answers },
  reading: AnswerReading,
): string {
  const { locale } = reading;
  if (!valuesOf(question, field)) return value;
  if (field === managedField(question.id)) {
    return message(locale, `answer.${value as 'yes' | 'partly' | 'no'}`);
  }
  if (question.kind === 'expectations') {
    return message(locale, `answer.${value as 'below' | 'met' | 'exceeded'}`);
  }
  if (value === otherOption) {
    const own = answers[otherField(question.id)]?.[0];
    return own ? `${message(locale, 'answer.other')}: ${own}` : message(locale, 'answer.other');
  }
  const option = 'options' in question && question.options.find(({ id }) => id === value);
  return (option && inLanguage(option.words, reading)) || value;
}

/** Words of one's own that were written although another answer was chosen. */
function wordsBeside(question: Question, field: string, answers: Answers): readonly string[] {
  const isMain = field === question.id && !answers[field]?.includes(otherOption);
  return (isMain && answers[otherField(question.id)]) || [];
}

function inLanguage<Words>(
  words: Partial<Record<Locale, Words>>,
  { locale, ownLocale }: AnswerReading,
): Words | undefined {
  return words[locale] ?? words[ownLocale] ?? Object.values(words)[0];
}
