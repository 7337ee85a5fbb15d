import { expect, test } from 'vitest';
import { readExamples } from './example-lines.ts';

test('comments stand below the name of their situation, each with its language', () => {
  const text = `# A remark.

== late-parcel
en still no parcel
es sigue sin llegar
== rude-staff
bs osorni su
== late-parcel
en where is it`;
  expect(readExamples(text)).toEqual([
    { id: 'late-parcel', language: 'en', text: 'still no parcel' },
    { id: 'late-parcel', language: 'es', text: 'sigue sin llegar' },
    { id: 'rude-staff', language: 'bs', text: 'osorni su' },
    { id: 'late-parcel', language: 'en', text: 'where is it' },
  ]);
});

test.each([
  ['en too early', 'line 1: a comment stands below the name of its situation'],
  ['== a\nde zu spät', 'line 2: a comment begins with its language (en, es, bs)'],
  ['== a\nen', 'line 2: a comment begins with its language'],
  ['== Late parcel', 'line 1: “Late parcel” is no name of a situation'],
])('%j: %s', (text, message) => {
  expect(() => readExamples(text)).toThrow(message);
});
