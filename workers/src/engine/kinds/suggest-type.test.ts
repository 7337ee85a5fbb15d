import { expect, test } from 'vitest';
import { suggestType } from './suggest-type.ts';

test.each([
  ['It would be nice if the invoice came as a PDF.', 'idea'],
  ['Why not add an evening appointment?', 'idea'],
  ['Deberían avisar antes de venir', 'idea'],
  ['DEBERIAN avisar antes', 'idea'],
  ['Bilo bi dobro da se može platiti karticom', 'idea'],
  ['Предлажем краћи образац', 'idea'],
  ['Where can I see my invoices?', 'question'],
  ['¿Dónde está la factura?', 'question'],
  ['Amra was great, thank you so much', 'praise'],
  ['Muy amables todos, enhorabuena', 'praise'],
  ['Svaka čast majstoru', 'praise'],
])('%s is: %s', (text, type) => {
  expect(suggestType(text, null)).toBe(type);
});

test.each([
  'The app was not excellent at all',
  'Excellent phone, but it took three weeks',
  'Odlično, ali predugo se čeka',
  'Thank you. The router is blue.',
  '',
])('nothing is said of: %s', (text) => {
  expect(suggestType(text, null)).toBeNull();
});

test('what should not have been necessary is a complaint, however it is asked or thanked', () => {
  expect(suggestType('Where is my refund?', 'avoidable')).toBe('complaint');
  expect(suggestType('Excellent, charged again', 'repeat')).toBe('complaint');
});

test('who proposes something has an idea, whatever made them say it', () => {
  expect(suggestType('It would be great if bills were right', 'avoidable')).toBe('idea');
});

test('a valued contact lets praise stand beside a but; without words of praise it says nothing', () => {
  const mixed = 'Wonderful visit, but parking is hard';
  expect(suggestType(mixed, null)).toBeNull();
  expect(suggestType(mixed, 'valued')).toBe('praise');
  expect(suggestType('I want a second line', 'valued')).toBeNull();
});
