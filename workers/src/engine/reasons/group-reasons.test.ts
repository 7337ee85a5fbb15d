import { expect, test } from 'vitest';
import { readLexicon } from '../../read-lexicon.ts';
import { Concepts } from '../concepts/concepts.ts';
import { noNames, type Names } from '../labels/names.ts';
import { groupReasons } from './group-reasons.ts';

const concepts = new Concepts(readLexicon().concepts);
const named = (texts: readonly string[]) => texts.map((text, at) => ({ id: String(at), text }));
const group = (texts: readonly string[], least = 3) =>
  groupReasons(named(texts), concepts, noNames, least).map(({ label, memberIds }) => ({
    name: label,
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
  expect(groupReasons(named(texts), null, noNames, 3)).toEqual([]);
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

const quoted = (texts: readonly string[], names: Names = noNames) =>
  groupReasons(named(texts), concepts, names, 3).map(({ label, others }) => ({ label, others }));

test('a candidate is called by words that name nobody, and so are its examples', () => {
  const texts = ['lost key of Jennifer', 'lost key', 'Mr. Quillon lost his key', 'key lost'];
  expect(quoted(texts)).toEqual([{ label: 'lost key', others: ['key lost'] }]);
});

test('where each of them names somebody there is … instead', () => {
  const names = { ...noNames, people: new Set(['quillon']) };
  const texts = ['lost key of Quillon', 'quillon: lost key', 'lost key, so quillon'];
  expect(quoted(texts, names)).toEqual([{ label: 'lost key of …', others: [] }]);
  const told = [
    ...texts,
    'key lost by Mr Quillon',
    'key of Quillon lost',
    'lost the key of Quillon',
  ];
  expect(JSON.stringify(quoted(told))).not.toMatch(/quillon/i);
  const scarce = { ...noNames, scarce: new Set(['zenvia']) };
  expect(quoted(['zenvia', 'zenvia', 'zenvia'])).toHaveLength(1);
  expect(quoted(['zenvia', 'zenvia', 'zenvia'], scarce)).toEqual([]);
});

test('who is asked for is no reason', () => {
  const texts = ['Jennifer about a bill', 'jennifer: keys', 'wants Jennifer', 'Jennifer, parking'];
  expect(quoted(texts)).toEqual([]);
});
