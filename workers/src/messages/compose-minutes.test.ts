import { expect, test } from 'vitest';
import { composeMinutes } from './compose-minutes.ts';
import { wordsIn } from './words.ts';

const decided = {
  act: 'decided',
  theme: 'Late letters',
  decisionKind: 'eliminate',
  text: 'Send them\nby itself',
  dueOn: '2026-05-04',
};
const minutes = {
  councilId: '0198a000-0000-7000-8000-000000000001',
  council: 'Customers',
  plannedOn: '2026-03-31',
  day: '2026-04-02',
  revision: 1,
  isQuorumMet: true,
  given: [decided],
  next: { plannedOn: '2026-04-07', day: '2026-04-07', starts: '09:30', place: null },
  calendar: null,
};
const letter = (change: object = {}, locale = 'en') =>
  composeMinutes(
    { ...minutes, ...change },
    { say: wordsIn(locale), locale, at: 'https://v.example.org/o/a' },
  );

test('what its reader was given comes first, in one line each, then the minutes, then the date', () => {
  const { subject, body } = letter();
  expect(subject).toBe('Minutes: Customers, April 2, 2026');
  expect(body.split('\n\n')).toEqual([
    'For you:\n- Late letters – decided (eliminate): Send them by itself (by May 4, 2026)',
    'The minutes of the meeting of Customers on April 2, 2026:\n' +
      `https://v.example.org/o/a/councils/${minutes.councilId}/meetings/2026-03-31/minutes`,
    'Next meeting: April 7, 2026, 09:30',
  ]);
});

test('who was given nothing reads of nothing; corrected minutes and a missed quorum are told', () => {
  const { subject, body } = letter({ given: [], revision: 2, isQuorumMet: false, next: null });
  expect(subject).toMatch(/^Corrected minutes/);
  expect(body).toMatch(/^The minutes .* were corrected/);
  expect(body).toMatch(/The quorum was not met: too few members were there\.$/);
});

test('a reason that was not said leaves no colon behind', () => {
  const watched = { ...decided, act: 'watched', decisionKind: null, text: null, dueOn: null };
  expect(letter({ given: [watched] }).body).toContain('- Late letters – watching\n');
  expect(letter({ given: [{ ...watched, text: 'Rain' }] }).body).toContain('watching: Rain\n');
});

test('every language has words for all of it', () => {
  const acts = ['decided', 'assigned', 'asked_more', 'action_added', 'watched', 'declined'];
  const given = acts.map((act) => ({ ...decided, act }));
  for (const locale of ['en', 'es', 'bs']) {
    const { body } = letter({ given, isQuorumMet: false }, locale);
    expect(body.match(/^- Late letters/gm)).toHaveLength(acts.length);
  }
});
