import { expect, test } from 'vitest';
import { tokenize } from './tokens.ts';

const words = (text: string) => tokenize(text).map(({ word }) => word);

test('numbers of any size are one word, apostrophes join', () => {
  expect(words('I didn’t pay 1250 twice')).toEqual(['i', 'didnt', 'pay', '0', 'twice']);
});

test('places of redacted details are no words and break phrases', () => {
  const tokens = tokenize('write to [email] about order');
  expect(tokens.map(({ word }) => word)).toEqual(['write', 'to', 'about', 'order']);
  expect(tokens.map(({ breaks }) => breaks)).toEqual([true, false, true, false]);
});

test('surfaces are lower case, abbreviations stay, shouting does not', () => {
  const surfaces = (text: string) => tokenize(text).map(({ surface }) => surface);
  expect(surfaces('The ATM Ate my Card')).toEqual(['the', 'ATM', 'ate', 'my', 'card']);
  expect(surfaces('CARD LOST')).toEqual(['card', 'lost']);
});

test('a very long text costs no more than a page', () => {
  expect(tokenize('late '.repeat(100_000)).length).toBe(400);
  expect(tokenize('x'.repeat(100_000))[0]?.word.length).toBe(40);
});

test('nothing but emoji, marks or spaces has no words', () => {
  expect(['', '  \n', '🙂🙂', '́̂', '!!!'].flatMap(words)).toEqual([]);
});

test('a text is cut alike with and without a letter that is read the slow way', () => {
  const texts = [
    "Don't [email] me: l'été n'est pas fini!! 'quoted' O’Neill’s (twice)",
    'ATM ate 2 cards;ČEK nije stigao\u0301 … „kasni“ – [not a name',
    '¿Por qué? ¡Ya! х́љеб ½',
  ];
  for (const text of texts) {
    const slow = tokenize(`${text} 漢`);
    expect(tokenize(text)).toEqual(slow.slice(0, -1));
  }
});

test('a capital counts within a sentence, not where everything has one', () => {
  const capitals = (text: string) =>
    tokenize(text)
      .filter(({ capital }) => capital)
      .map(({ surface }) => surface);
  expect(capitals('Spoke to Lejla. She helped, ATM works')).toEqual(['lejla']);
  expect(capitals('Diet And Fitness Advice For Me')).toEqual([]);
  expect(capitals('CALL MARIJA NOW')).toEqual([]);
});

test.each([
  'jo.kos@mail.example',
  'https://pay.example/jo/kos',
  'www.jo-kos.example',
  '@jokos',
  'jo_kos',
  'GB29 NWBK 6016 1331 9268 19',
  'ES9121000418450200051332',
])('%s is an address through and through, its surroundings are not', (address) => {
  const tokens = tokenize(`please write ${address} about this time`);
  const outside = tokens.filter((token) => !token.address).map(({ word }) => word);
  expect(outside).toEqual(['please', 'write', 'about', 'this', 'time']);
});
