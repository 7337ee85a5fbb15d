import type { Condition, Question, SurveyDoc } from './contract/survey-doc.ts';
import { commentOnly, threeQuestions } from './contract/survey-logic.ts';
import type { SurveyTemplate } from './contract/surveys.ts';
import * as words from './survey-template-words.ts';
import { inEvery, wordsOf, type Said } from './survey-texts.ts';

type Plain = Exclude<Question, { options: unknown }>;

const plain = { isRequired: false, showIf: null, words: {} } as const;
const asked = (kind: Plain['kind'], id: string): Question => ({ ...plain, kind, id });
const comment = asked('comment', 'comment');

const text = (id: string, question: Said, showIf: Condition | null = null): Question => ({
  ...plain,
  kind: 'text',
  id,
  words: wordsOf({ question }),
  showIf,
});

const optionsOf = (options: Record<string, Said>) =>
  Object.entries(options).map(([id, said]) => ({ id, words: inEvery(said) }));

const survey = (title: Said, questions: Question[]): SurveyDoc => ({
  ...threeQuestions,
  words: wordsOf({ title }),
  questions,
});

const nps = survey(words.npsTitle, [
  asked('nps', 'nps'),
  text('npsWhy', words.npsWhyNot, { question: 'nps', op: 'at_most', values: ['6'] }),
  text('npsGood', words.npsWhy, { question: 'nps', op: 'at_least', values: ['9'] }),
  comment,
]);

const csat = survey(words.csatTitle, [
  asked('csat', 'csat'),
  text('csatWhy', words.csatWhy, { question: 'csat', op: 'at_most', values: ['3'] }),
  comment,
]);

const ces = survey(words.cesTitle, [
  asked('ces', 'ces'),
  text('cesWhy', words.cesWhy, { question: 'ces', op: 'at_most', values: ['4'] }),
  comment,
]);

const task = survey(words.taskTitle, [
  { ...plain, kind: 'task', id: 'task', options: optionsOf(words.tasks) },
  text('taskWhy', words.taskWhy, {
    question: 'taskManaged',
    op: 'is',
    values: ['partly', 'no'],
  }),
  comment,
]);

const praise = survey(words.praiseTitle, [
  asked('expectations', 'expectations'),
  text('exceeded', words.exceeded, { question: 'expectations', op: 'is', values: ['exceeded'] }),
  text('likes', words.likes),
  text('more', words.more),
  comment,
]);

const selfService = survey(words.selfServiceTitle, [
  asked('solved', 'solved'),
  {
    ...plain,
    kind: 'choice',
    id: 'calledAnyway',
    isMultiple: false,
    hasOther: false,
    words: wordsOf({ question: words.calledAnyway }),
    options: optionsOf(words.yesNo),
  },
  {
    ...plain,
    kind: 'choice',
    id: 'friction',
    isMultiple: true,
    hasOther: true,
    words: wordsOf({ question: words.friction }),
    options: optionsOf(words.frictions),
    showIf: { question: 'calledAnyway', op: 'is', values: ['yes'] },
  },
  comment,
]);

/** What a new survey asks, in every language, by the name of its template. */
export const templateDocs: Readonly<Record<SurveyTemplate, SurveyDoc>> = {
  three_questions: threeQuestions,
  comment: commentOnly,
  nps,
  csat,
  ces,
  task,
  praise,
  self_service: selfService,
};
