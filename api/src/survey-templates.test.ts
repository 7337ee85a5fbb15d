import { expect, test } from 'vitest';
import { completeness, docProblems, needsWords } from './contract/survey-logic.ts';
import { SoundDoc, surveyTemplates } from './contract/surveys.ts';
import { locales } from './contract/values.ts';
import { templateDocs } from './survey-templates.ts';

test.each(surveyTemplates)(
  'the template %s makes sense and is complete in every language',
  (name) => {
    const doc = templateDocs[name];
    expect(SoundDoc.parse(doc)).toEqual(doc);
    expect(docProblems(doc)).toEqual([]);
    for (const locale of locales) {
      const { done, total } = completeness(doc, locale);
      expect([locale, done]).toEqual([locale, total]);
    }
    for (const question of doc.questions.filter(needsWords)) {
      expect(Object.keys(question.words)).toHaveLength(locales.length);
    }
  },
);

test('nothing but the comment of a form has to be answered', () => {
  const required = surveyTemplates.flatMap((name) =>
    templateDocs[name].questions.filter(({ isRequired }) => isRequired).map(() => name),
  );
  expect(required).toEqual(['comment']);
});
