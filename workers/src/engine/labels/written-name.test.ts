import { expect, test } from 'vitest';
import { withCompanion } from './companion.ts';
import { grownName } from './grown-name.ts';
import { noNames } from './names.ts';
import { isWholeClause, wholeClause } from './whole-clause.ts';

const things = ['lamp', 'chair', 'table', 'sofa', 'bed', 'rug', 'shelf', 'clock'];

test('a name takes in what most of its comments have around it', () => {
  const texts = things.map((thing) => `hello, can i get a quote for the ${thing}`);
  expect(grownName('quote', texts, 'en', noNames)).toBe('get a quote');
  const when = things.map((thing) => `${thing}: when will my item arrive`);
  expect(grownName('item arrive', when, 'en', noNames)).toBe('when will my item arrive');
});

test('a name that asks in several ways begins with the most frequent', () => {
  const texts = [
    ...['¿qué alarmas tengo?', '¿qué alarmas tengo hoy?', '¿cuáles alarmas tengo?'],
    ...['¿cuántas alarmas tengo?', 'alarmas tengo'],
  ];
  expect(grownName('alarmas tengo', texts, 'es', noNames)).toBe('qué alarmas tengo');
});

test('a name grows over no clause, comma or cut-off word, and into nobody', () => {
  const same = (text: string) => Array.from({ length: 4 }, () => text);
  expect(
    grownName('ask for a refund', same('in cases can i ask for a refund'), 'en', noNames),
  ).toBe('ask for a refund');
  expect(grownName('track the card', same('track the card you sent'), 'en', noNames)).toBe(
    'track the card',
  );
  expect(grownName('good service', same('thanks, good service, friendly'), 'en', noNames)).toBe(
    'good service',
  );
  const bills = things.map((thing) => `check the status of my last ${thing} bill`);
  expect(grownName('check the status', bills, 'en', noNames)).toBe('check the status');
  expect(grownName('helped', same('and Quillon helped'), 'en', noNames)).toBe('helped');
  expect(grownName('helped', same('jennifer helped'), 'en', noNames)).toBe('helped');
});

test('a word that few comments write so is left as it is', () => {
  const texts = ['get a quote', 'a quote', ...things];
  expect(grownName('quote', texts, 'en', noNames)).toBe('quote');
});

test('a word that mostly stands with another is written with it, in their order', () => {
  const texts = things.map((thing) => `insert the ${thing} into my playlist`);
  expect(withCompanion('insert', texts, 'en', noNames)).toBe('insert … playlist');
  expect(withCompanion('playlist', texts, 'en', noNames)).toBe('insert … playlist');
  expect(
    withCompanion(
      'insert',
      [...texts, ...things.map(() => 'insert that'), 'insert'],
      'en',
      noNames,
    ),
  ).toBeNull();
  expect(withCompanion('insert', texts.slice(1), 'en', noNames)).toBeNull();
});

test('the clause that tells most, with each of its words, and names nobody', () => {
  const told = (text: string) => {
    const words = text.split(/[ ,]+/);
    const known = words.filter((word) => 'my the refund money never came back'.includes(word));
    return { amount: known.length, byEveryWord: known.length === words.length };
  };
  const texts = [
    'I sent the jacket in May, the money never came',
    'the refund, money for Jennifer',
    'and the refund never came back',
  ];
  expect(wholeClause(texts, 'en', noNames, told)).toBe('the money never came');
  expect(wholeClause(['refund'], 'en', noNames, told)).toBeNull();
});

test('a phrase that is a whole clause of some comment is no fragment', () => {
  expect(isWholeClause('niko nije zvonio', ['čekala sam, niko nije zvonio i otišli su'])).toBe(
    true,
  );
  expect(isWholeClause('umesto po stanju', ['naplaćujete umesto po stanju brojila'])).toBe(false);
});

test('a name takes in nobody whom the corpus knows, however often and however written', () => {
  const names = { ...noNames, people: new Set(['quillon']) };
  const texts = things.map((thing) => `the ${thing}: waiting for quillon all day`);
  expect(grownName('waiting', texts, 'en', noNames)).toContain('quillon');
  expect(grownName('waiting', texts, 'en', names)).toBe('waiting');
  const beside = things.map((thing) => `insert the ${thing} for quillon`);
  expect(withCompanion('insert', beside, 'en', noNames)).toBe('insert … quillon');
  expect(withCompanion('insert', beside, 'en', names)).toBeNull();
  const told = () => ({ amount: 1, byEveryWord: true });
  expect(wholeClause(['money for quillon'], 'en', noNames, told)).toBe('money for quillon');
  expect(wholeClause(['money for quillon'], 'en', names, told)).toBeNull();
});
