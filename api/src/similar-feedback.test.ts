import { expect, test } from 'vitest';
import { similarFeedback } from './similar-feedback.ts';

const recent = [
  'The technician did not come at the agreed time',
  'Technician never came, I waited the whole day',
  'I was charged twice for the same month',
].map((text, i) => ({
  id: String(i),
  text,
  language: null,
  occurredAt: new Date(0),
  themeId: null,
  themeLabel: null,
}));

test('a note finds what others said like it, also while its last word is typed', () => {
  const { count, items } = similarFeedback('the technician did not co', recent);
  expect(count).toBeGreaterThan(0);
  expect(items[0]).toMatchObject({ id: '0', text: recent[0]!.text });
  expect(items.map((item) => item.id)).not.toContain('2');
});

test('a few letters find nothing, and neither do other words', () => {
  expect(similarFeedback('the tech', recent)).toEqual({ count: 0, items: [] });
  expect(similarFeedback('quvwx zyxqv jjkk', recent)).toEqual({ count: 0, items: [] });
});

test('all that are alike are counted, five are shown', () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ ...recent[0]!, id: `same ${i}` }));
  const { count, items } = similarFeedback(recent[0]!.text, [...many, recent[2]!]);
  expect([count, items.length]).toEqual([9, 5]);
});

test('of a long comment the first 500 characters are compared, and all of it is shown', () => {
  const said = recent[0]!.text;
  const early = { ...recent[0]!, id: 'early', text: `${said}. ${'x'.repeat(2_000)}` };
  const late = { ...recent[0]!, id: 'late', text: `${'ab '.repeat(167)} ${said}` };
  const { items } = similarFeedback(said, [early, late, recent[2]!]);
  expect(items.map(({ id, text }) => [id, text])).toEqual([['early', early.text]]);
});
