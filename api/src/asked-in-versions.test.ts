import { expect, test } from 'vitest';
import { askedInVersions } from './asked-in-versions.ts';
import type { Question } from './contract/survey-doc.ts';
import { threeQuestions } from './contract/survey-logic.ts';

const plain = { isRequired: false, showIf: null, words: {} } as const;
const nps: Question = { ...plain, kind: 'nps', id: 'nps' };
const csat: Question = { ...plain, kind: 'csat', id: 'csat' };
const version = (version: number, questions: Question[]) => ({
  version,
  publishedAt: new Date(Date.UTC(2026, version)),
  doc: { ...threeQuestions, questions },
});

const names = (asked: ReturnType<typeof askedInVersions>) =>
  asked.map(({ question, since, isAsked }) => [question.id, since?.version ?? null, isAsked]);

test('before anything is published the three questions are asked', () => {
  expect(names(askedInVersions('survey', [], false))).toEqual([
    ['solved', null, true],
    ['treated', null, true],
    ['firstTime', null, true],
    ['comment', null, true],
  ]);
  expect(names(askedInVersions('form', [], false))).toEqual([['comment', null, true]]);
});

test('one that came later says since when, one that went is told last', () => {
  const found = askedInVersions('survey', [version(2, [csat]), version(1, [nps])], false);
  expect(names(found)).toEqual([
    ['csat', 2, true],
    ['nps', null, false],
  ]);
});

test('a question that stayed is one line, as the newest version asks it', () => {
  const renamed: Question = { ...nps, words: { en: { question: 'Recommend?' } } };
  const found = askedInVersions('survey', [version(2, [renamed]), version(1, [nps])], true);
  expect(found[0]).toMatchObject({ question: renamed, since: { version: 1 }, isAsked: true });
  expect(found).toHaveLength(5);
});

test('another kind under the same name is another question', () => {
  const other: Question = { ...csat, id: 'nps' };
  expect(askedInVersions('survey', [version(2, [other]), version(1, [nps])], false)).toHaveLength(
    2,
  );
});
