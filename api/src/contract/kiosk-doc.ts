import type { Question, QuestionKind, SurveyDoc } from './survey-doc.ts';
import { askedQuestions, type Given } from './survey-logic.ts';

/** Kinds that a finger answers, from the one that makes the best start screen on. */
const startKinds = [
  'treated',
  'csat',
  'solved',
  'ces',
  'nps',
  'expectations',
  'first_time',
  'choice',
] as const satisfies readonly QuestionKind[];

/** Questions after the first. Whoever passes by does not stay for more. */
export const furtherQuestions = 2;

/**
 * Why a question is not asked on a kiosk: it takes writing or two answers at once; it depends on one
 * that is not asked.
 */
export const leftOutReasons = ['unsuited', 'depends'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface KioskSurvey {
  /** What is asked of a finger, the start screen first; the comment is not among them. */
  questions: Question[];
  /** The comment at the end, where the survey asks for one. */
  comment: Question | null;
  leftOut: { question: Question; reason: LeftOutReason }[];
}

const isTapped = ({ kind }: Question) => startKinds.some((known) => known === kind);

/**
 * What of a survey a kiosk asks. The start screen is the first question of the kind that suits it
 * best and that is asked of everybody; then come the others in their order. Nothing is required.
 */
export function kioskSurvey(doc: Pick<SurveyDoc, 'questions'>): KioskSurvey {
  const start = startKinds
    .map((kind) => doc.questions.find((asked) => asked.kind === kind && !asked.showIf))
    .find((asked) => asked !== undefined);
  const comment = doc.questions.find(({ kind }) => kind === 'comment') ?? null;
  const questions: Question[] = start ? [{ ...start, isRequired: false }] : [];
  const leftOut: KioskSurvey['leftOut'] = [];
  for (const question of doc.questions) {
    if (question === start || question === comment) continue;
    const reason = start ? reasonAgainst(question, questions) : 'unsuited';
    if (reason) leftOut.push({ question, reason });
    else questions.push({ ...question, isRequired: false });
  }
  return {
    questions,
    comment: comment && { ...comment, isRequired: false, showIf: null },
    leftOut,
  };
}

function reasonAgainst(question: Question, asked: readonly Question[]): LeftOutReason | null {
  if (!isTapped(question)) return 'unsuited';
  const on = question.showIf?.question;
  return on === undefined || asked.some(({ id }) => id === on) ? null : 'depends';
}

/** The survey as it stands on a kiosk, to check answers by. */
export function kioskDoc(doc: SurveyDoc): SurveyDoc {
  const { questions, comment } = kioskSurvey(doc);
  return { ...doc, questions: comment ? [...questions, comment] : questions, asksContact: false };
}

/** The questions before the comment, for somebody who answered so far what is given. */
export const kioskSteps = ({ questions }: Pick<KioskSurvey, 'questions'>, given: Given) =>
  askedQuestions({ questions }, given).slice(0, 1 + furtherQuestions);
