import { expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { tellingOf } from './telling-words.ts';

const concepts = [
  `bus | en: bus | es: autobús | bs: autobus
late | en: late | es: tarde | bs: kasni
soup | en: soup | es: sopa | bs: supa
cold | en: cold | es: fría | bs: hladna`,
];
const examples = [
  `== late-bus
en the bus comes late
es el autobús llega tarde
bs autobus opet kasni
== cold-soup
en the soup was cold
es la sopa estaba fría
bs supa je hladna`,
];
const SAID: Record<string, string[]> = {
  en: [
    'the bus is late since spring',
    'late bus since spring',
    'bus late',
    'my soup was cold',
    'cold soup',
    'soup cold again',
  ],
  es: [
    'el autobús llega tarde',
    'autobús tarde',
    'otra vez tarde el autobús',
    'sopa fría',
    'la sopa fría',
    'fría estaba la sopa',
  ],
};
const comments = Object.entries(SAID).flatMap(([language, texts]) =>
  [0, 1].flatMap((round) =>
    texts.map((text, i) => ({ id: `${language}${i}-${round}`, text, language })),
  ),
);
const learned = (lexicon?: { concepts: string[]; examples: string[] }) => {
  let made = 0;
  return learnThemes({
    comments,
    known: [],
    constraints: { pinned: new Map(), banned: new Map() },
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `t${made++}`,
    ...(lexicon ? { lexicon } : {}),
  });
};

test('words that tell what a theme is about tell more than those beside them', () => {
  const { model, themes } = learned({ concepts, examples });
  const telling = tellingOf(model)!;
  const buses = themes.findIndex(({ memberIds }) => memberIds.includes('en0-0'));
  const amount = (phrase: string) => telling(buses, phrase).amount;
  expect(amount('late bus')).toBeGreaterThan(amount('late spring'));
  expect(amount('autobús')).toBeGreaterThan(amount('sopa'));
  expect(amount('spring')).toBe(0);
  expect(telling(buses, 'the bus is late').byEveryWord).toBe(true);
  expect(telling(buses, 'late since spring').byEveryWord).toBe(false);
});

test('a theme is named by what tells it, in its own language', () => {
  const { themes } = learned({ concepts, examples });
  const buses = themes.find(({ memberIds }) => memberIds.includes('en0-0'))!;
  expect(buses.memberIds).toContain('es0-0');
  expect(buses.label.toLowerCase()).toMatch(/bus|tarde/);
  expect(buses.label.toLowerCase()).not.toContain('spring');
});

test('comments that are read by their words alone tell nothing more', () => {
  expect(tellingOf(learned().model)).toBeNull();
});
