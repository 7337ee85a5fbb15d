import { expect, test } from 'vitest';
import { Concepts } from '../concepts/concepts.ts';
import { CommentWords } from '../words/comment-words.ts';
import { learnSituations } from './learn-situations.ts';
import { decodeSituations, encodeSituations } from './situation-bytes.ts';
import type { Situations } from './situations.ts';

const CONCEPTS = new Concepts([
  `parcel | en: parcel, package | es: paquete | bs: paket
wait | en: wait, waiting | es: esperar, espero | bs: čekati, čekam
rude | en: rude | es: grosero | bs: osoran`,
]);
const EXAMPLES = [
  `== late-parcel
en still waiting for my parcel
en it was due on Friday and is nowhere to be seen
es llevo dos semanas esperando el paquete
bs još čekam paket
== rude-staff
en the man at the counter was rude
es el empleado fue grosero
bs osoran čovjek na šalteru
== broken-parcel
en the parcel was smashed`,
];
const situations = learnSituations(EXAMPLES, CONCEPTS);

const toldBy = (text: string, known: Situations = situations) =>
  known
    .tell(new CommentWords(CONCEPTS, known).termsOf(text))
    .map(({ situation }) => known.table.ids[situation]);

test('a situation is known in words of its examples, and in those of any language', () => {
  expect(toldBy('nowhere to be seen')).toEqual(['late-parcel']);
  expect(toldBy('čekam i čekam paket')[0]).toBe('late-parcel');
  expect(toldBy('un empleado grosero')).toEqual(['rude-staff']);
});

test('what few situations have tells more than what many have, and more of it more', () => {
  expect(toldBy('smashed parcel')).toEqual(['broken-parcel']);
  const words = new CommentWords(CONCEPTS, situations);
  const [first, second] = situations.tell(words.termsOf('waiting for a parcel'));
  expect(situations.table.ids[first!.situation]).toBe('late-parcel');
  expect(first!.times).toBe(6);
  expect(second?.times ?? 0).toBeLessThan(6);
});

test('what was told before leaves no trace, and nothing known tells nothing', () => {
  const words = new CommentWords(CONCEPTS, situations);
  const before = situations.tell(words.termsOf('waiting for a parcel'));
  expect(situations.tell(words.termsOf('qwertz'))).toEqual([]);
  expect(situations.tell(words.termsOf('waiting for a parcel'))).toEqual(before);
});

test('a comment of known words is covered, one of strange words is not', () => {
  const words = new CommentWords(CONCEPTS, situations);
  const coverage = (text: string) => situations.coverageOf(words.termsOf(text));
  expect(coverage('the parcel was smashed')).toBeGreaterThan(0.4);
  expect(coverage('the ozone layer was measured again')).toBeLessThan(0.2);
  expect(coverage('')).toBe(0);
});

test('a comment that situations know next to nothing of tells none', () => {
  expect(
    toldBy('the der die das Liefertermin wurde nicht eingehalten und niemand meldet sich'),
  ).toEqual([]);
});

test('signs follow the words, one for each word a situation stands for', () => {
  const words = new CommentWords(CONCEPTS, situations);
  const read = (text: string) => Array.from(words.read(text), (id) => words.wordAt(id));
  expect(read('smashed')).toEqual(['smashed', ...Array<string>(6).fill('#=broken-parcel')]);
});

test('bytes give the same situations again', () => {
  expect(decodeSituations(encodeSituations(situations)).table).toEqual(situations.table);
});
