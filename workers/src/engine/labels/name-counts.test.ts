import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../words/fold.ts';
import { NameCounts } from './name-counts.ts';
import { hasName, isName, joinNames, noNames } from './names.ts';
import { tokenize } from '../words/tokens.ts';

/** Invented names; the comments that say them alone are five and more. */
const namesIn = (texts: readonly string[], language: string) => {
  const counts = new NameCounts();
  for (const text of texts) counts.add(tokenize(text), language);
  return counts.found();
};
const alone = (name: string, with_: string) => Array.from({ length: 6 }, () => `${with_} ${name}`);

test.each([
  ['a title', 'en', 'the nurse Quillon helped us', 'I saw', 'Quillon'],
  ['a given name', 'en', 'it was Jennifer Vroxley again', 'we like', 'Vroxley'],
  ['an introduction', 'en', 'hello, my name is Druxley', 'it was', 'Druxley'],
  ['un título', 'es', 'la señora Quirrola fue amable', 'me gusta', 'Quirrola'],
  ['un nombre', 'es', 'habló Beatriz Zalduen hoy', 'vino', 'Zalduen'],
  ['titula', 'bs', 'gospodin Zlamkor je došao', 'bio je', 'Zlamkor'],
  ['ime', 'bs', 'zvala je Dragana Vrkolan', 'zvao je', 'Vrkolan'],
  ['титула', 'bs', 'докторка и доктор Врколан су дошли', 'био је', 'Врколан'],
])('%s in one comment makes a name of all', (_, language, named, said, name) => {
  const names = namesIn([named, ...alone(name, said)], language);
  expect(hasName(names, name.toLowerCase())).toBe(true);
});

test.each([
  ['en', 'many thanks to Quillon', 'we met'],
  ['es', 'ayer me atendió Quillon', 'vino'],
  ['bs', 'velika hvala Quillon', 'bio je'],
  ['bs', 'велика хвала Quillon', 'био је'],
])('whom a quarter of its comments thank is a person (%s)', (language, thanked, said) => {
  const names = namesIn([thanked, thanked, ...alone('Quillon', said)], language);
  expect(hasName(names, 'quillon')).toBe(true);
});

test.each([
  ['en', 'my order of Zenvia', 'thanks to Zenvia I sleep'],
  ['es', 'mi pedido de Zenvia', 'gracias a Zenvia duermo'],
  ['bs', 'moja narudžba iz Zenvia', 'hvala Zenvia'],
])('a product, place or company stays where people speak of it (%s)', (language, said, thanked) => {
  const names = namesIn([...Array.from({ length: 8 }, () => said), thanked], language);
  expect(hasName(names, 'zenvia')).toBe(false);
});

test('one person beside it in very many comments does not make a company a name', () => {
  const texts = Array.from({ length: 60 }, () => 'the parcel by Zenvia is late');
  expect(hasName(namesIn([...texts, 'call Jennifer Zenvia please'], 'en'), 'zenvia')).toBe(false);
});

test('what is mostly written small is a word, whoever stands beside it', () => {
  const texts = ['nurse Quillon', ...Array.from({ length: 6 }, () => 'our old quillon broke')];
  expect(hasName(namesIn(texts, 'en'), 'quillon')).toBe(false);
});

test('the cases of a family name are that name', () => {
  const cases = Array.from({ length: 6 }, () => ['čekam Vrkolana', "it was Quillon's idea"]).flat();
  const names = namesIn(['zvala je Dragana Vrkolan', 'the nurse Quillon', ...cases], 'bs');
  expect(hasName(names, 'vrkolana')).toBe(true);
  expect(hasName(names, "quillon's")).toBe(true);
  expect(hasName(names, 'idea')).toBe(false);
});

const said = (name: string, ways: readonly string[]) => ways.map((way) => way.replace('X', name));

/** Six comments that say a name alone, some of them as one speaks of people. */
test.each([
  [
    'en',
    'Quillon',
    ['yesterday X helped me a lot', 'and X was rude', 'we talked about X', 'we saw X'],
  ],
  ['en', 'Quillon', ['X was so very kind', 'I asked for X twice', 'so X came', 'it is X again']],
  ['en', 'Quillon', ['a man called X from support', 'X told me to wait', 'then X left', 'ask X']],
  [
    'en',
    'Quillon',
    ['X was great', 'X helped us', 'I think X is polite', 'there was X', 'it was X'],
  ],
  [
    'es',
    'Quirrola',
    ['ayer X me explicó todo', 'y X fue muy grosera', 'vino X', 'pregunté quién es X'],
  ],
  ['es', 'Quirrola', ['pedí cita con X', 'X estuvo genial', 'X nos trató mal', 'vino X', 'era X']],
  [
    'bs',
    'Vrkolan',
    [
      'juče mi Vrkolan nije javio, a X mi je pomogao',
      'i X je bio ljubazan',
      'došao je X',
      'zove X',
    ],
  ],
  ['bs', 'Vrkolan', ['rekao mi je X da čekam', 'a X je bezobrazan', 'vidio sam X', 'tamo je X']],
  ['bs', 'Врколан', ['рекла ми је X да чекам', 'а X је била нељубазна', 'видела сам X', 'ту је X']],
])(
  'who acts as people do in enough of its comments is a person (%s, %s)',
  (language, name, ways) => {
    const names = namesIn([...said(name, ways), ...said(name, ways.slice(2))], language);
    expect(hasName(names, name.toLowerCase())).toBe(true);
  },
);

test.each([
  ['en', 'Netflix', ['Netflix was great', 'I watch Netflix', 'Netflix stopped', 'pay for Netflix']],
  [
    'en',
    'PayPal',
    ['PayPal was great', 'PayPal helped me', 'paid with PayPal', 'so PayPal refused'],
  ],
  ['en', 'PayPal', ['PayPal was rude', 'PayPal helped me', 'my PayPal account', 'with PayPal']],
  [
    'en',
    'Visa',
    ['Visa was helpful', 'Visa told me no', 'the Visa card', 'paid by Visa', 'a Visa'],
  ],
  ['en', 'Android', ['Android is nice', 'the Android app', 'on Android', 'use Android', 'Android']],
  [
    'en',
    'Zagreb',
    ['Zagreb was lovely', 'Zagreb is friendly', 'in Zagreb', 'to Zagreb', 'in Zagreb'],
  ],
  [
    'es',
    'Madrid',
    ['Madrid es genial', 'Madrid fue amable', 'en Madrid', 'desde Madrid', 'a Madrid'],
  ],
  [
    'es',
    'PayPal',
    ['PayPal fue genial', 'con PayPal', 'PayPal me dijo que no', 'mi PayPal', 'y PayPal'],
  ],
  [
    'bs',
    'Sarajevo',
    ['Sarajevo je divan', 'volim Sarajevo', 'za Sarajevo', 'i Sarajevo', 'kroz Sarajevo'],
  ],
  [
    'bs',
    'PayPal',
    ['PayPal je super', 'platio preko PayPal', 'moj PayPal', 'PayPal mi je pomogao', 'i PayPal'],
  ],
  ['bs', 'Загреб', ['Загреб је диван', 'за Загреб', 'волим Загреб', 'и Загреб', 'кроз Загреб']],
])('products, companies and cities are none, also where they are praised (%s, %s)', (...given) => {
  const [language, name, ways] = given;
  const names = namesIn([...ways, ...ways.slice(2), ...ways.slice(2)], language);
  expect(hasName(names, name.toLowerCase())).toBe(false);
  expect(names.usual).toContain(foldText(name));
});

test('said to act as people do where a thing stands too, a name is that of a thing', () => {
  const acting = ['and Zenvia helped me', 'so Zenvia was rude', 'then Zenvia told me no'];
  const texts = [...acting, ...acting, 'my Zenvia'];
  expect(hasName(namesIn(texts, 'en'), 'zenvia')).toBe(false);
  expect(hasName(namesIn(texts.slice(0, 6), 'en'), 'zenvia')).toBe(true);
});

test('a name that opens a sentence is not taken for a word written small', () => {
  const texts = ['nurse Quillon came', ...alone('Quillon was rude', 'Late again.')];
  expect(hasName(namesIn(texts, 'en'), 'quillon')).toBe(true);
});

test.each([
  ['kod doktora Vrkolana', 'vrkolana'],
  ['zvala sam gospođu Vrkolan', 'vrkolan'],
  ['код докторке и докторице Врколан', 'vrkolan'],
])('titles have cases: %s', (text, name) => {
  expect(hasName(namesIn([text, ...alone(name, 'bio je')], 'bs'), name)).toBe(false);
  const capital = name[0]!.toUpperCase() + name.slice(1);
  expect(hasName(namesIn([text, ...alone(capital, 'bio je')], 'bs'), name)).toBe(true);
});

const word = fc.constantFrom('quillon', 'zenvia', 'card', 'vrkolan', 'vrkolana');
const words = fc.uniqueArray(word).map((list) => new Set<string>(list));
const anyNames = fc
  .record({ people: words, scarce: words, usual: words, capitals: words })
  .map(({ people, scarce, usual, capitals }) => {
    const often = [...usual].filter((one) => !people.has(one) && !scarce.has(one));
    return {
      people,
      scarce: new Set([...scarce].filter((one) => !people.has(one))),
      usual: new Set(often),
      capitals: new Set(often.filter((one) => capitals.has(one))),
    };
  });

test('joined, who is a person stays one, but for a word; what either has often is not scarce, and none is two', () => {
  fc.assert(
    fc.property(anyNames, anyNames, (known, told) => {
      const both = joinNames(known, told);
      const isWord = (one: string) => known.usual.has(one) && !known.capitals.has(one);
      for (const one of known.people) expect(isName(both, one)).toBe(true);
      for (const one of told.people) expect(isName(both, one)).toBe(!isWord(one));
      for (const one of [...known.usual, ...told.usual]) {
        expect(both.usual.has(one)).toBe(!both.people.has(one));
        expect(both.scarce.has(one)).toBe(false);
        if (isWord(one)) expect(both.capitals.has(one)).toBe(false);
      }
      for (const one of both.capitals) expect(both.usual.has(one)).toBe(true);
      for (const one of [...known.scarce, ...told.scarce]) {
        expect([both.people, both.scarce, both.usual].filter((set) => set.has(one))).toHaveLength(
          1,
        );
      }
      expect(joinNames(known, noNames)).toEqual(known);
    }),
  );
});

test('a usual word is one of the capitals where it is mostly written so', () => {
  const texts = Array.from({ length: 6 }, (_, i) => `my Zenvia rose ${i > 0 ? 'Again' : 'again'}`);
  expect(namesIn([...texts, 'my zenvia'], 'en').capitals).toEqual(new Set(['zenvia', 'again']));
});

test('two comments and a third of all say it: fewer or rarer are accident, praise counts beside acts', () => {
  const acts = ['so Zenvia was rude', 'and Zenvia hung up'];
  const isPerson = (texts: readonly string[], others: number) => {
    const rest = Array.from({ length: others }, () => 'it was Zenvia');
    return hasName(namesIn([...texts, ...rest], 'en'), 'zenvia');
  };
  expect(isPerson(acts, 4)).toBe(true);
  expect(isPerson(acts, 5)).toBe(false);
  expect(isPerson([...acts, 'so Zenvia was great'], 6)).toBe(true);
  expect(isPerson([acts[0]!, 'so Zenvia was great', 'and Zenvia is nice'], 3)).toBe(false);
});

test('a form of a name that is known is one, unless it is an everyday word', () => {
  const names = { ...noNames, people: new Set(['vrkolan']), usual: new Set(['vrkolanu']) };
  expect(isName(names, 'vrkolanom')).toBe(true);
  expect(isName(names, 'vrkolanu')).toBe(false);
  expect(isName(names, 'vrk')).toBe(false);
});

test.each([
  ['en', 'Texas', 'the weather in Texas', 'it was warm, Charlotte Texas'],
  ['es', 'Texas', 'el clima en Texas', 'hace calor, Carlos Texas'],
  ['bs', 'Zenica', 'radnja u Zenica', 'piše Dragana Zenica'],
])('what mostly stands as a place is none beside a given name (%s, %s)', (...given) => {
  const [language, name, there, beside] = given;
  const places = (many: number) => Array.from({ length: many }, () => there);
  const others = alone(name, 'vino').slice(0, 4);
  expect(
    hasName(namesIn([...places(5), ...others.slice(1), beside], language), foldText(name)),
  ).toBe(false);
  expect(hasName(namesIn([...places(1), ...others, beside], language), foldText(name))).toBe(true);
});
