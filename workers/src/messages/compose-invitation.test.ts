import { fillLinks } from '@vocero/sql/invitation-words';
import { expect, test } from 'vitest';
import { composeInvitation, type InvitationFacts } from './compose-invitation.ts';

const facts: InvitationFacts = {
  ...{ organization: 'Ferro & Sons', name: 'Ana', locale: 'en', doc: null, step: 1 },
  ...{ grounds: 'consent', servedOn: '2026-11-20', until: '2026-12-04' },
};
const letterOf = (more: Partial<InvitationFacts> = {}) => {
  const { subject, text, html } = composeInvitation({ ...facts, ...more });
  const links = { answer: 'https://v.example/i/abc', preferences: 'https://v.example/p/def' };
  return { subject, text: fillLinks(text, links), html: fillLinks(html, links) };
};

const docOf = (question: object) => ({ questions: [{ words: {}, ...question }] });

test('each answer to the first question is a link, and so are the page and the preferences', () => {
  const { subject, text, html } = letterOf();
  expect(subject).toBe('How was it? One question from Ferro & Sons');
  expect(text).toContain('Hello Ana,');
  expect(text).toContain('November 20, 2026');
  for (const answer of ['yes', 'partly', 'no']) {
    expect(text).toContain(`\nhttps://v.example/i/abc?solved=${answer}&lang=en\n`);
    expect(html).toContain(`href="https://v.example/i/abc?solved=${answer}&#38;lang=en"`);
  }
  expect(text).toContain('\nhttps://v.example/i/abc?lang=en\n');
  expect(text).toContain('you agreed to be asked');
  expect(text).toMatch(/https:\/\/v\.example\/p\/def$/);
  expect(html).not.toContain('Ferro & Sons');
});

test('it is written in the language of the person, with the words of the survey where there are', () => {
  const words = { es: { question: '¿Nos <recomienda>?' } };
  const nps = docOf({ kind: 'nps', id: 'likely', words });
  const { text, html } = letterOf({ locale: 'es', doc: nps });
  expect(text).toContain('¿Nos <recomienda>?\n0 – nada probable, 10 – muy probable');
  expect(text).toContain('https://v.example/i/abc?likely=10&lang=es');
  expect(html).toContain('&#60;recomienda&#62;');
  const english = letterOf({ doc: nps });
  expect(english.text).toContain('How likely are you to recommend us');
});

test('a question that is not answered by choosing is asked on the page', () => {
  for (const doc of [
    docOf({ kind: 'comment', id: 'comment' }),
    docOf({ kind: 'choice', id: 'way', isMultiple: true, options: [] }),
    docOf({ kind: 'choice', id: 'way', options: [{ id: 'a', words: { es: 'Sí' } }] }),
  ]) {
    const { text } = letterOf({ doc });
    expect(text.match(/https:\S+\/i\/\S*/g)).toEqual(['https://v.example/i/abc?lang=en']);
  }
});

test('the reminder says that it is the only one, and a test that it is one', () => {
  expect(letterOf({ step: 2 }).text).toContain('This is the only reminder.');
  const { text, html } = letterOf({ grounds: 'test' });
  expect(text).toContain('nothing that is answered here is kept');
  expect(text + html).not.toContain('/p/');
});
