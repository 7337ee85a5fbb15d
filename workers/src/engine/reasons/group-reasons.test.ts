import { expect, test } from 'vitest';
import { readLexicon } from '../../read-lexicon.ts';
import { Concepts } from '../concepts/concepts.ts';
import { groupReasons } from './group-reasons.ts';

const concepts = new Concepts(readLexicon().concepts);
const named = (texts: readonly string[]) => texts.map((text, at) => ({ id: String(at), text }));
const group = (texts: readonly string[], least = 3) =>
  groupReasons(named(texts), concepts, least).map(({ representativeId, memberIds }) => ({
    name: texts[Number(representativeId)],
    members: memberIds.map((id) => texts[Number(id)]),
  }));

const keys = ['lost key', 'Lost the key', 'key lost', 'has lost her keys'];
const parking = ['parking permit', 'wants a parking permit', 'Parking permit for visitors'];

test('texts that name one thing are one candidate, the largest first', () => {
  const found = group([parking[0]!, ...keys, ...parking.slice(1), 'asks for a calendar']);
  expect(found.map(({ members }) => members)).toEqual([keys, parking]);
  expect(found[0]!.name).toBe('lost key');
});

test('languages meet in what words name', () => {
  const texts = ['copy of the invoice', 'copia de la factura', 'kopija računa'];
  expect(group(texts)).toHaveLength(1);
  expect(groupReasons(named(texts), null, 3)).toEqual([]);
});

test('texts that share one word of many are not one thing', () => {
  expect(group(['key does not turn', 'key for the bicycle shed', 'price of a spare key'])).toEqual(
    [],
  );
});

test('nothing, and words that say nothing, make no candidate', () => {
  expect(group([])).toEqual([]);
  expect(group(['the', 'the', 'the', '…', '[email]'])).toEqual([]);
});

test('the same texts give the same groups, however many there are', () => {
  const many = Array.from({ length: 800 }, (_, at) => `${keys[at % 4]} ${at % 7 ? '' : 'again'}`);
  expect(group(many)).toEqual(group(many));
  expect(group(many)[0]!.members).toHaveLength(800);
});
